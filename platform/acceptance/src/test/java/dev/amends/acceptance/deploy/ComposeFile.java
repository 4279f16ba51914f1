package dev.amends.acceptance.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** A compose file, read as Compose reads it: anchors and merge keys resolved, variables not. */
record ComposeFile(Path file, JsonNode content) {

  static final Path DEPLOY = Path.of(System.getProperty("amends.root"), "deploy");

  /** The product's own processes, by compose service, and the module each is built from. */
  static final Map<String, String> APPLICATIONS =
      Map.of(
          "console", "platform/console",
          "survey-ingest", "survey-ingest-service",
          "risk-scoring", "risk-scoring-service",
          "recovery-workflow", "recovery-workflow-service",
          "promoter-mobilization", "promoter-mobilization-service");

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern VARIABLE = Pattern.compile("(?<!\\$)\\$\\{([A-Z_0-9]+)");
  private static final Pattern SECRET = Pattern.compile("PASSWORD|SECRET|KEY|TOKEN(?!_URL)");
  private static final Pattern PINNED =
      Pattern.compile(".+:v?\\d+\\.\\d+.*|.+@sha256:[0-9a-f]{64}");

  static ComposeFile read(Path file) throws IOException {
    try (var reader = Files.newBufferedReader(file)) {
      var yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
      return new ComposeFile(file, JSON.valueToTree(yaml.load(reader)));
    }
  }

  static ComposeFile ofProduct() throws IOException {
    return read(DEPLOY.resolve("compose.yaml"));
  }

  Map<String, JsonNode> services() {
    var services = new TreeMap<String, JsonNode>();
    content.path("services").properties().forEach(e -> services.put(e.getKey(), e.getValue()));
    return services;
  }

  Map<String, String> environment(String service) {
    var environment = new LinkedHashMap<String, String>();
    content
        .path("services")
        .path(service)
        .path("environment")
        .properties()
        .forEach(entry -> environment.put(entry.getKey(), entry.getValue().asText()));
    return environment;
  }

  /** What the Compose specification itself forbids. */
  List<String> schemaViolations() throws IOException {
    var factory = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7);
    var schema = (ObjectNode) JSON.readTree(DEPLOY.resolve("schema/compose-spec.json").toFile());
    // Its own id is no absolute address, which the validator does not take.
    schema.remove("$id");
    return factory.getSchema(schema).validate(content).stream()
        .map(ValidationMessage::getMessage)
        .sorted()
        .toList();
  }

  /** What no schema can know. */
  List<String> houseViolations() {
    var violations = new ArrayList<String>();
    services().forEach((name, service) -> hardening(name, service, violations));
    services().forEach((name, service) -> shipping(name, service, violations));
    return violations;
  }

  private static void hardening(String name, JsonNode service, List<String> violations) {
    var user = service.path("user").asText("");
    if (!user.matches("[1-9]\\d*(:\\d+)?")) {
      violations.add(name + ": runs as '" + user + "', not as a numbered user other than root");
    }
    if (!service.path("read_only").asBoolean() && !service.has("x-writable-because")) {
      violations.add(name + ": its root file system can be written, and nothing says why");
    }
    if (!service.path("cap_drop").toString().equals("[\"ALL\"]") || service.has("cap_add")) {
      violations.add(name + ": keeps capabilities");
    }
    if (!service.path("security_opt").toString().contains("no-new-privileges:true")) {
      violations.add(name + ": may gain privileges");
    }
    if (service.path("privileged").asBoolean() || service.has("network_mode")) {
      violations.add(name + ": leaves its container");
    }
    if (!service.has("mem_limit")) {
      violations.add(name + ": may take all memory");
    }
  }

  private static void shipping(String name, JsonNode service, List<String> violations) {
    var image = service.path("image").asText();
    var own =
        image.equals("${AMENDS_IMAGES:-amends}/" + name + ":${AMENDS_VERSION:-0.1.0-SNAPSHOT}");
    if (!own && !PINNED.matcher(image).matches()) {
      violations.add(name + ": image '" + image + "' is not pinned to a version");
    }
    var endsByItself = service.path("restart").asText().startsWith("on-failure");
    if (!endsByItself && !service.has("healthcheck")) {
      violations.add(name + ": nobody can tell whether it is healthy");
    }
    for (var port : service.path("ports")) {
      if (!port.asText().matches("\\$\\{[A-Z]+_LISTEN:-127\\.0\\.0\\.1:\\d+}:\\d+")) {
        violations.add(name + ": port '" + port.asText() + "' is open to the world by default");
      }
    }
    service
        .path("environment")
        .properties()
        .forEach(
            entry -> {
              var value = entry.getValue().asText();
              var secret = SECRET.matcher(entry.getKey()).find();
              if (secret && !value.matches("\\$\\{[A-Z_0-9]+(:\\?.+|:-)}")) {
                violations.add(name + ": " + entry.getKey() + " is written into the file");
              }
            });
  }

  /** Every variable that the file reads from its surroundings. */
  TreeSet<String> variables() throws IOException {
    var variables = new TreeSet<String>();
    VARIABLE
        .matcher(Files.readString(file))
        .results()
        .forEach(found -> variables.add(found.group(1)));
    return variables;
  }
}

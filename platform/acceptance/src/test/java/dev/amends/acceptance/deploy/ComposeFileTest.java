package dev.amends.acceptance.deploy;

import static dev.amends.acceptance.deploy.ComposeFile.APPLICATIONS;
import static dev.amends.acceptance.deploy.ComposeFile.DEPLOY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.amends.localstack.kafka.PlannedTopic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What can be known of the compose file without a container engine. */
class ComposeFileTest {

  private static ComposeFile compose;
  private static ComposeFile offender;

  @BeforeAll
  static void read() throws IOException {
    compose = ComposeFile.ofProduct();
    offender =
        ComposeFile.read(
            Path.of(System.getProperty("amends.root"))
                .resolve("platform/acceptance/src/test/resources/deploy/offending-compose.yaml"));
  }

  @Test
  void theFileKeepsTheComposeSpecification() throws IOException {
    assertEquals(List.of(), compose.schemaViolations());
  }

  @Test
  void aFileThatBreaksTheSpecificationIsNoticed() throws IOException {
    assertEquals(
        List.of(
            "$.services.kafka.ports: string found, array expected",
            "$.services.kafka: property 'restarts' is not defined in the schema and the schema does not allow additional properties"),
        offender.schemaViolations());
  }

  @Test
  void nothingRunsAsRootWritesItsRootKeepsCapabilitiesOrCarriesASecret() {
    assertEquals(List.of(), compose.houseViolations());
  }

  @Test
  void everyRuleOfTheHouseIsSeenToBite() {
    assertEquals(
        List.of(
            "grafana: runs as '0', not as a numbered user other than root",
            "grafana: its root file system can be written, and nothing says why",
            "grafana: keeps capabilities",
            "grafana: may gain privileges",
            "grafana: leaves its container",
            "grafana: may take all memory",
            "kafka: runs as '', not as a numbered user other than root",
            "kafka: its root file system can be written, and nothing says why",
            "kafka: keeps capabilities",
            "kafka: may gain privileges",
            "kafka: may take all memory",
            "grafana: image 'grafana/grafana:latest' is not pinned to a version",
            "grafana: nobody can tell whether it is healthy",
            "grafana: port '3000:3000' is open to the world by default",
            "grafana: GF_SECURITY_ADMIN_PASSWORD is written into the file",
            "kafka: image 'apache/kafka' is not pinned to a version",
            "kafka: nobody can tell whether it is healthy"),
        offender.houseViolations());
  }

  @Test
  void whatAServiceIsGivenIsARealSettingOfIt() {
    var unknown = new ArrayList<String>();
    APPLICATIONS.forEach(
        (service, module) -> {
          var settings = Settings.of(module);
          compose.environment(service).keySet().stream()
              .filter(variable -> !settings.knows(variable))
              .forEach(variable -> unknown.add(service + ": " + variable));
        });
    assertEquals(List.of(), unknown);
  }

  @Test
  void aSettingThatNoServiceReadsWouldBeNoticed() {
    var settings = Settings.of("promoter-mobilization-service");
    assertTrue(settings.knows("AMENDS_LINK_KEY"));
    assertTrue(settings.knows("KAFKA_BOOTSTRAP_SERVERS"));
    assertFalse(settings.knows("AMENDS_LINK_KEYS"));
    assertFalse(settings.knows("KAFKA_BROKERS"));
    assertFalse(Settings.of("platform/console").knows("AMENDS_LINK_KEY"));
  }

  @Test
  void everyVariableOfTheFileIsExplainedInTheExample() throws IOException {
    var explained =
        Files.readAllLines(DEPLOY.resolve(".env.example")).stream()
            .filter(line -> line.matches("[A-Z_0-9]+=.*"))
            .map(line -> line.substring(0, line.indexOf('=')))
            .collect(Collectors.toCollection(TreeSet::new));
    explained.remove("COMPOSE_PROFILES");
    assertEquals(compose.variables(), explained);
  }

  @Test
  void theTopicsAreThoseOfTheLocalStack() throws IOException {
    var planned = new TreeMap<String, Map<String, String>>();
    PlannedTopic.all().forEach(topic -> planned.put(topic.name(), topic.settings()));
    var created = new TreeMap<String, Map<String, String>>();
    for (var line : Files.readAllLines(DEPLOY.resolve("kafka/topics.txt"))) {
      if (!line.startsWith("#") && !line.isBlank()) {
        var words = line.split("\\s+");
        assertEquals(Integer.toString(PlannedTopic.PARTITIONS), words[1], line);
        var setting = words[2].split("=");
        created.put(words[0], Map.of(setting[0], setting[1]));
      }
    }
    assertEquals(planned, created);
  }

  @Test
  void whatIsMountedExists() {
    var missing = new ArrayList<String>();
    compose
        .services()
        .forEach(
            (name, service) ->
                service
                    .path("volumes")
                    .forEach(
                        volume -> {
                          var source = volume.asText().split(":")[0];
                          var there =
                              source.startsWith("./")
                                  ? Files.exists(DEPLOY.resolve(source))
                                  : compose.content().path("volumes").has(source);
                          if (!there) {
                            missing.add(name + ": " + source);
                          }
                        }));
    assertEquals(List.of(), missing);
  }

  @Test
  void prometheusScrapesEveryProcessOfTheProduct() throws IOException {
    var targets = new TreeMap<String, String>();
    var configuration =
        new YAMLMapper().readTree(DEPLOY.resolve("prometheus/prometheus.yml").toFile());
    for (var target : configuration.at("/scrape_configs/0/static_configs")) {
      targets.put(target.at("/labels/service").asText(), target.at("/targets/0").asText());
    }
    var expected = new TreeMap<String, String>();
    APPLICATIONS.keySet().forEach(service -> expected.put(service, service + ":8080"));
    assertEquals(expected, targets);
  }

  @Test
  void theRealmKnowsTheRolesTheAudienceAndTheConsole() throws IOException {
    var realm = new ObjectMapper().readTree(DEPLOY.resolve("keycloak/amends-realm.json").toFile());
    assertEquals(
        List.of("upstream", "agent", "team-lead", "marketer", "cx-lead", "admin"),
        names(realm.at("/roles/client/amends"), "name"));
    var console = client(realm, "amends-console");
    assertEquals("S256", console.at("/attributes/pkce.code.challenge.method").asText());
    assertEquals("${AMENDS_OIDC_CLIENT_SECRET}", console.path("secret").asText());
    assertEquals(
        "[\"${AMENDS_PUBLIC_URL}/login/callback\"]", console.path("redirectUris").toString());
    for (var id : List.of("amends-console", "amends-scripts", "upstream-system")) {
      assertEquals(
          List.of("oidc-audience-mapper", "oidc-usermodel-client-role-mapper"),
          names(client(realm, id).path("protocolMappers"), "protocolMapper"),
          id);
    }
  }

  private static JsonNode client(JsonNode realm, String id) {
    return StreamSupport.stream(realm.path("clients").spliterator(), false)
        .filter(client -> client.path("clientId").asText().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> names(JsonNode items, String field) {
    return StreamSupport.stream(items.spliterator(), false)
        .map(item -> item.path(field).asText())
        .toList();
  }
}

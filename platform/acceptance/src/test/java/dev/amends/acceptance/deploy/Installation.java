package dev.amends.acceptance.deploy;

import dev.amends.acceptance.Product;
import dev.amends.localstack.process.JavaCommand;
import dev.amends.localstack.process.ManagedProcess;
import dev.amends.localstack.process.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/**
 * Some of the compose file's services without containers: the file's own environment and the values
 * of {@code .env.example}, with this machine's ports where the file has names of containers. What a
 * browser sees is called localhost, what only services see 127.0.0.1, so that the two differ.
 */
final class Installation implements AutoCloseable {

  private static final Path ROOT = Path.of(System.getProperty("amends.root"));
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z_0-9]+)(?::([?-])([^}]*))?}");

  final int keycloak = Ports.free();
  final int keycloakHealth = Ports.free();
  final int gateway = Ports.free();
  private final Map<String, Integer> ports = new HashMap<>();
  private final Map<String, String> variables = new LinkedHashMap<>();
  private final Product product;
  private final ComposeFile compose;
  private final List<ManagedProcess> started = new ArrayList<>();

  Installation(Product product) throws IOException {
    this.product = product;
    this.compose = ComposeFile.ofProduct();
    for (var line : Files.readAllLines(ComposeFile.DEPLOY.resolve(".env.example"))) {
      if (line.matches("[A-Z_0-9]+=.*")) {
        var name = line.substring(0, line.indexOf('='));
        var value = line.substring(line.indexOf('=') + 1);
        variables.put(name, value.equals("generate") ? "made-for-this-run-" + name : value);
      }
    }
    variables.put("AMENDS_PUBLIC_URL", publicUrl());
    variables.put("KEYCLOAK_PUBLIC_URL", "http://localhost:" + keycloak);
    ports.put("console", gateway);
  }

  String publicUrl() {
    return "http://localhost:" + gateway;
  }

  String secret(String name) {
    return variables.get(name);
  }

  void startKeycloak(Path home) throws IOException {
    var mounted = Files.createDirectories(home.resolve("data/import"));
    Files.copy(
        ComposeFile.DEPLOY.resolve("keycloak/amends-realm.json"),
        mounted.resolve("amends-realm.json"),
        StandardCopyOption.REPLACE_EXISTING);
    var environment = environment("keycloak");
    environment.put("KC_HTTP_PORT", Integer.toString(keycloak));
    environment.put("KC_HTTP_MANAGEMENT_PORT", Integer.toString(keycloakHealth));
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    var command = new ArrayList<>(List.of(home.resolve("bin/kc.sh").toString()));
    compose.services().get("keycloak").path("command").forEach(word -> command.add(word.asText()));
    start("keycloak", command, environment, keycloakHealth, "/health/ready");
  }

  void startService(String service) {
    var port = ports.computeIfAbsent(service, name -> Ports.free());
    var environment = environment(service);
    environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
    environment.put("AMENDS_HTTP_PORT", Integer.toString(port));
    if (environment.containsKey("QUARKUS_DATASOURCE_USERNAME")) {
      environment.put(
          "QUARKUS_DATASOURCE_PASSWORD", environment.get("QUARKUS_DATASOURCE_USERNAME"));
    }
    var jar =
        ROOT.resolve(ComposeFile.APPLICATIONS.get(service))
            .resolve("target/quarkus-app/quarkus-run.jar");
    var command = List.of(JavaCommand.java(), "-Xmx256m", "-jar", jar.toString());
    start(service, command, environment, port, "/q/health/ready");
  }

  private void start(
      String name, List<String> command, Map<String, String> environment, int port, String health) {
    var process =
        new ManagedProcess(
            name, ROOT.resolve("platform/acceptance/target/keycloak/" + name + ".log"));
    process.start(command, environment);
    started.add(process);
    Awaitility.await(name)
        .atMost(Duration.ofMinutes(4))
        .pollInterval(Duration.ofMillis(500))
        .ignoreExceptions()
        .until(() -> answers(port, health));
  }

  private static boolean answers(int port, String path) throws IOException, InterruptedException {
    try (var http = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build();
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    }
  }

  private Map<String, String> environment(String service) {
    var environment = new HashMap<String, String>();
    compose
        .environment(service)
        .forEach((name, value) -> environment.put(name, here(resolved(value))));
    return environment;
  }

  private String resolved(String value) {
    return VARIABLE
        .matcher(value)
        .replaceAll(
            found -> {
              var set = variables.getOrDefault(found.group(1), "");
              var absent = set.isEmpty() && found.group(3) != null ? found.group(3) : set;
              return Matcher.quoteReplacement(resolved(absent));
            });
  }

  private String here(String value) {
    var database = URI.create(product.databaseUrl().substring("jdbc:".length())).getPort();
    var moved =
        value
            .replace("//keycloak:8080", "//127.0.0.1:" + keycloak)
            .replace("kafka:9092", "localhost:" + product.lineTo("kafka").port())
            .replace("//postgres:5432", "//localhost:" + database);
    for (var service : ComposeFile.APPLICATIONS.keySet()) {
      var port = ports.computeIfAbsent(service, name -> Ports.free());
      moved = moved.replace("//" + service + ":8080", "//127.0.0.1:" + port);
    }
    return moved;
  }

  @Override
  public void close() {
    started.reversed().forEach(process -> process.stop("TERM", Duration.ofSeconds(20)));
  }
}

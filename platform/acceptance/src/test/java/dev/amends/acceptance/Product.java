package dev.amends.acceptance;

import static io.restassured.RestAssured.given;

import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The whole product, as {@code make run} starts it, on ports and in a folder of its own. Started by
 * the first test that needs it, stopped when the tests end.
 */
final class Product {

  private static final int START_MINUTES = 6;
  private static final String STATE = "platform/acceptance/target/product";

  /** Every port moves by this much, so that a product in use on this machine is not disturbed. */
  private static final int OFFSET = 20_000;

  private static final Map<String, Integer> PORTS =
      Map.ofEntries(
          Map.entry("GATEWAY", 8080),
          Map.entry("SURVEY_INGEST", 8081),
          Map.entry("RISK_SCORING", 8082),
          Map.entry("RECOVERY_WORKFLOW", 8083),
          Map.entry("PROMOTER_MOBILIZATION", 8084),
          Map.entry("IDENTITY", 8180),
          Map.entry("KAFKA", 19092),
          Map.entry("KAFKA_CONTROLLER", 19093),
          Map.entry("POSTGRES", 15432),
          Map.entry("SMTP", 1025),
          Map.entry("MAIL", 8025));

  private static Product running;

  private final Path root = Path.of(System.getProperty("amends.root"));
  private final Map<String, String> tokens = new HashMap<>();
  private JsonPath credentials;

  static synchronized Product running() {
    if (running == null) {
      var product = new Product();
      Runtime.getRuntime().addShutdownHook(new Thread(product::stop));
      product.launch("run");
      product.credentials =
          JsonPath.from(product.root.resolve(STATE).resolve("credentials.json").toFile());
      running = product;
    }
    return running;
  }

  String address() {
    return credentials.getString("baseUrl");
  }

  String mailApi() {
    return credentials.getString("mail.api");
  }

  String password(String username) {
    return credentials.getString("users.find { it.username == '" + username + "' }.password");
  }

  /** A request by one of the product's own logins, through the gateway. */
  RequestSpecification as(String username) {
    var token = tokens.computeIfAbsent(username, this::token);
    return given().baseUri(address()).header("Authorization", "Bearer " + token);
  }

  void kill9(String part) throws IOException {
    var pid = Files.readString(root.resolve(STATE).resolve("run").resolve(part + ".pid")).strip();
    var process = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    process.destroyForcibly();
    process.onExit().join();
  }

  void start(String part) {
    launch("start", part);
  }

  private String token(String username) {
    return given()
        .baseUri(address())
        .formParam("grant_type", "password")
        .formParam("username", username)
        .formParam("password", password(username))
        .post("/api/token")
        .then()
        .statusCode(200)
        .extract()
        .path("access_token");
  }

  private void stop() {
    launch("stop");
  }

  private void launch(String... words) {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var stack = root.resolve("platform/local-stack/target");
    var command = new ArrayList<>(List.of(java, "-Xmx128m", "-cp"));
    command.add(
        stack.resolve("local-stack.jar") + File.pathSeparator + stack.resolve("lib") + "/*");
    command.add("dev.amends.localstack.Launcher");
    command.addAll(List.of(words));
    var builder = new ProcessBuilder(command).directory(root.toFile()).inheritIO();
    builder
        .environment()
        .putAll(Map.of("AMENDS_STATE", STATE, "FRESH", "1", "DETACH", "1", "DEMO", "1"));
    PORTS.forEach(
        (name, port) ->
            builder.environment().put("AMENDS_PORT_" + name, Integer.toString(port + OFFSET)));
    try {
      var process = builder.start();
      if (!process.waitFor(START_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
        process.destroy();
        throw new AssertionError("The launcher failed at: " + String.join(" ", words));
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}

package dev.amends.acceptance;

import static io.restassured.RestAssured.given;

import dev.amends.acceptance.faults.Cut;
import dev.amends.acceptance.faults.SmallDisk;
import dev.amends.localstack.process.Ports;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * The whole product, as {@code make run} starts it, on ports and in a folder of its own. Started by
 * the first test that needs it, stopped when the tests end.
 */
public final class Product {

  private static final int START_MINUTES = 6;

  /** The last words of a launcher that gave up are the reason. */
  private static final int LAST_LINES = 6;

  private static final List<String> PORTS =
      List.of(
          "GATEWAY",
          "SURVEY_INGEST",
          "RISK_SCORING",
          "RECOVERY_WORKFLOW",
          "PROMOTER_MOBILIZATION",
          "IDENTITY",
          "KAFKA",
          "KAFKA_CONTROLLER",
          "POSTGRES",
          "SMTP",
          "MAIL");

  /** What is reached over a line that can be cut. */
  private static final List<String> LINES =
      List.of(
          "KAFKA",
          "POSTGRES",
          "SURVEY_INGEST",
          "RISK_SCORING",
          "RECOVERY_WORKFLOW",
          "PROMOTER_MOBILIZATION");

  private static Product running;
  private static AssertionError refusal;

  private final Path root = Path.of(System.getProperty("amends.root"));
  private final Path state =
      Path.of(
          System.getProperty("java.io.tmpdir"),
          "amends-acceptance-" + System.getProperty("user.name"));
  private final Map<String, String> environment = new HashMap<>();
  private final Map<String, String> tokens = new ConcurrentHashMap<>();
  private final Map<String, Cut> lines = new HashMap<>();
  private final Optional<SmallDisk> disk;
  private JsonPath credentials;

  /** A product that would not start once is not tried again by the next test. */
  public static synchronized Product running() {
    if (refusal != null) {
      throw refusal;
    }
    if (running == null) {
      var product = new Product();
      Runtime.getRuntime().addShutdownHook(new Thread(product::stop));
      try {
        product.launch("run");
      } catch (AssertionError e) {
        refusal = e;
        throw e;
      }
      product.credentials = JsonPath.from(product.state.resolve("credentials.json").toFile());
      running = product;
    }
    return running;
  }

  private Product() {
    environment.putAll(
        Map.of("AMENDS_STATE", state.toString(), "FRESH", "1", "DETACH", "1", "DEMO", "1"));
    var ports = Ports.free(PORTS.size()).iterator();
    PORTS.forEach(name -> environment.put("AMENDS_PORT_" + name, ports.next().toString()));
    disk = SmallDisk.at(state.resolve("database-disk"));
    disk.ifPresent(
        own -> environment.put("AMENDS_DATA_POSTGRES", own.folder().resolve("data").toString()));
    for (var part : LINES) {
      var line = Cut.to(Integer.parseInt(environment.get("AMENDS_PORT_" + part)));
      lines.put(part.toLowerCase(Locale.ROOT).replace('_', '-'), line);
      environment.put("AMENDS_VIA_" + part, Integer.toString(line.port()));
    }
  }

  public String address() {
    return credentials.getString("baseUrl");
  }

  public String mailApi() {
    return credentials.getString("mail.api");
  }

  /** Where each process of the product answers, the gateway among them as {@code console}. */
  public Map<String, String> addresses() {
    var addresses = new HashMap<String, String>(credentials.getMap("services"));
    addresses.put("console", address());
    return addresses;
  }

  String password(String username) {
    return credentials.getString("users.find { it.username == '" + username + "' }.password");
  }

  /** A request by one of the product's own logins, through the gateway. */
  RequestSpecification as(String username) {
    return given().baseUri(address()).header("Authorization", "Bearer " + accessToken(username));
  }

  public Processes processes() {
    return new Processes(state);
  }

  /**
   * The line by which the services reach the broker or the database, or the gateway reaches a
   * service.
   */
  public Cut lineTo(String part) {
    return lines.get(part);
  }

  /** The small disk on which the database lies, where one may be mounted. */
  public Optional<SmallDisk> disk() {
    return disk;
  }

  public String databaseUrl() {
    return "jdbc:postgresql://localhost:" + environment.get("AMENDS_PORT_POSTGRES") + "/postgres";
  }

  /** Longer than a token lives is what makes a series of runs. */
  public void forgetTokens() {
    tokens.clear();
  }

  public String accessToken(String username) {
    return tokens.computeIfAbsent(username, this::token);
  }

  public void start(String part) {
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
    try {
      launch("stop");
    } finally {
      disk.ifPresent(SmallDisk::close);
    }
  }

  private void launch(String... words) {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var stack = root.resolve("platform/local-stack/target");
    var command = new ArrayList<>(List.of(java, "-Xmx128m", "-cp"));
    command.add(
        stack.resolve("local-stack.jar") + File.pathSeparator + stack.resolve("lib") + "/*");
    command.add("dev.amends.localstack.Launcher");
    command.addAll(List.of(words));
    try {
      var output = Files.createTempFile("amends-launcher-", ".log");
      var builder =
          new ProcessBuilder(command)
              .directory(root.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile());
      builder.environment().putAll(environment);
      var process = builder.start();
      var ended = process.waitFor(START_MINUTES, TimeUnit.MINUTES);
      process.destroy();
      var said = Files.readString(output);
      Files.delete(output);
      System.out.println(said);
      if (!ended || process.exitValue() != 0) {
        throw new AssertionError(
            "The launcher failed at " + String.join(" ", words) + ": " + lastWords(said));
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** On one line, since a summary of failures shows no more. */
  private static String lastWords(String said) {
    var lines = said.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    return String.join(" | ", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
  }
}

package dev.amends.acceptance.deploy;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import dev.amends.acceptance.Product;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * A real Keycloak with the realm and the settings of {@code deploy/}, in front of real services.
 * Big and slow, so it is a command of its own: {@code make keycloak}.
 */
@EnabledIfSystemProperty(named = "amends.keycloak", matches = "true")
class KeycloakE2E {

  private static final String AGENT_PASSWORD = "a-long-one-for-the-agent";

  private static Product product;
  private static Installation installation;
  private static String admin;

  @BeforeAll
  static void startWhatComposeWouldStart() throws Exception {
    product = Product.running();
    createDatabase();
    installation = new Installation(product);
    var home = distribution();
    assertEquals(
        "quay.io/keycloak/keycloak:" + home.getFileName().toString().replace("keycloak-", ""),
        ComposeFile.ofProduct().services().get("keycloak").path("image").asText());
    var began = System.nanoTime();
    installation.startKeycloak(home);
    System.out.printf(
        "Keycloak was ready after %d s.%n", (System.nanoTime() - began) / 1_000_000_000);
    for (var service : List.of("survey-ingest", "recovery-workflow", "console")) {
      installation.startService(service);
    }
    admin =
        keycloak()
            .formParams(
                passwordOf(
                    "keycloak-admin", installation.secret("KEYCLOAK_ADMIN_PASSWORD"), "admin-cli"))
            .post("/realms/master/protocol/openid-connect/token")
            .then()
            .statusCode(200)
            .extract()
            .path("access_token");
    createAgent();
  }

  @AfterAll
  static void stop() {
    if (installation != null) {
      installation.close();
    }
  }

  @Test
  void aPasswordOpensWhatTheRoleMayAndNothingElse() {
    var agent = token(passwordOf("agent", AGENT_PASSWORD, "amends-scripts"));
    with(agent).get("/api/recovery/cases").then().statusCode(200);
    handOver(agent).statusCode(403).body("code", is("forbidden"));
    gateway()
        .formParams(passwordOf("agent", "wrong", "amends-scripts"))
        .post("/api/token")
        .then()
        .statusCode(400)
        .body("error", is("invalid_grant"));
  }

  @Test
  void aSystemSignsInWithItsSecretAndHandsOverFeedback() {
    var upstream =
        token(
            Map.of(
                "grant_type",
                "client_credentials",
                "client_id",
                "upstream-system",
                "client_secret",
                installation.secret("UPSTREAM_CLIENT_SECRET")));
    handOver(upstream).statusCode(202);
    with(upstream).get("/api/recovery/cases").then().statusCode(403);
  }

  @Test
  void tokensForSomebodyElseAreRefused() {
    with(admin).get("/api/recovery/cases").then().statusCode(401);
    with(product.accessToken("agent")).get("/api/recovery/cases").then().statusCode(401);

    asAdmin()
        .body(
            Map.of(
                "clientId",
                "stranger",
                "publicClient",
                true,
                "directAccessGrantsEnabled",
                true,
                "fullScopeAllowed",
                false))
        .post("/admin/realms/amends/clients")
        .then()
        .statusCode(201);
    var withoutAudience = token(passwordOf("agent", AGENT_PASSWORD, "stranger"));
    with(withoutAudience).get("/api/recovery/cases").then().statusCode(401);
  }

  @Test
  void aPersonSignsInWithTheBrowserAndOut() {
    try (var playwright =
            Playwright.create(
                new Playwright.CreateOptions()
                    .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        var browser =
            playwright
                .chromium()
                .launch(
                    new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium())
                        .setArgs(List.of("--no-sandbox")))) {
      var page = browser.newPage();
      page.navigate(installation.publicUrl() + "/login?to=/queue");
      assertTrue(
          page.url().startsWith("http://localhost:" + installation.keycloak + "/realms/amends/"),
          page.url());
      assertTrue(page.url().contains("code_challenge_method=S256"), page.url());
      page.fill("#username", "agent");
      page.fill("#password", AGENT_PASSWORD);
      page.click("#kc-login");
      page.waitForURL(installation.publicUrl() + "/queue");

      var session = page.request().get(installation.publicUrl() + "/api/session");
      assertEquals(
          "{\"username\":\"agent\",\"name\":\"Anna Agent\",\"roles\":[\"agent\"]}", session.text());
      assertEquals(
          200, page.request().get(installation.publicUrl() + "/api/recovery/cases").status());

      var goodbye =
          (String)
              page.evaluate(
                  "fetch('/logout', {method: 'POST', headers: {'X-Amends-CSRF': '1'}}).then(r => r.json()).then(b => b.next)");
      page.navigate(goodbye);
      page.click("#kc-logout");
      page.waitForURL(installation.publicUrl() + "/");
      assertEquals(401, page.request().get(installation.publicUrl() + "/api/session").status());
    }
  }

  private static ValidatableResponse handOver(String token) {
    return with(token)
        .contentType(ContentType.JSON)
        .body(
            Map.of(
                "source",
                "keycloak",
                "externalId",
                "1",
                "customerId",
                "C-1",
                "occurredAt",
                "2026-05-01T09:30:00Z"))
        .post("/api/feedback")
        .then();
  }

  private static String token(Map<String, String> form) {
    return gateway()
        .formParams(form)
        .post("/api/token")
        .then()
        .statusCode(200)
        .extract()
        .path("access_token");
  }

  private static Map<String, String> passwordOf(String username, String password, String client) {
    return Map.of(
        "grant_type", "password", "client_id", client, "username", username, "password", password);
  }

  private static RequestSpecification gateway() {
    return given().baseUri(installation.publicUrl());
  }

  private static RequestSpecification with(String token) {
    return gateway().header("Authorization", "Bearer " + token);
  }

  private static RequestSpecification keycloak() {
    return given().baseUri("http://localhost:" + installation.keycloak);
  }

  private static RequestSpecification asAdmin() {
    return keycloak().header("Authorization", "Bearer " + admin).contentType(ContentType.JSON);
  }

  /** As an administrator would: a person, and one of the roles of the client "amends". */
  private static void createAgent() {
    var location =
        asAdmin()
            .body(
                Map.of(
                    "username",
                    "agent",
                    "firstName",
                    "Anna",
                    "lastName",
                    "Agent",
                    "email",
                    "agent@example.com",
                    "emailVerified",
                    true,
                    "enabled",
                    true,
                    "credentials",
                    List.of(Map.of("type", "password", "value", AGENT_PASSWORD))))
            .post("/admin/realms/amends/users")
            .then()
            .statusCode(201)
            .extract()
            .header("Location");
    var user = location.substring(location.lastIndexOf('/') + 1);
    String client = asAdmin().get("/admin/realms/amends/clients?clientId=amends").path("[0].id");
    Map<String, Object> role =
        asAdmin().get("/admin/realms/amends/clients/" + client + "/roles/agent").path("$");
    asAdmin()
        .body(List.of(role))
        .post("/admin/realms/amends/users/" + user + "/role-mappings/clients/" + client)
        .then()
        .statusCode(204);
  }

  private static void createDatabase() throws SQLException {
    try (var connection =
            DriverManager.getConnection(product.databaseUrl(), "postgres", "postgres");
        var statement = connection.createStatement()) {
      statement.execute(
          "create role keycloak login password 'made-for-this-run-DB_PASSWORD_KEYCLOAK'");
      statement.execute("create database keycloak owner keycloak");
    }
  }

  private static Path distribution() throws IOException {
    try (var folders = Files.list(Path.of("target/keycloak/dist"))) {
      return folders.findFirst().orElseThrow().toAbsolutePath();
    }
  }

  private static Path chromium() {
    return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> new AssertionError("The browser tests need Chromium."));
  }
}

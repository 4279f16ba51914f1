package dev.amends.ingest.keys;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.amends.ingest.PublishedRecords;
import dev.amends.localstack.testing.LocalStackResource;
import dev.amends.localstack.testing.TestIdentity;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class ApiKeyIT {

  @Inject DataSource database;

  private final String name = "erp-" + UUID.randomUUID();

  @Test
  void aSystemHandsOverFeedbackWithItsKeyAndUnderItsName() {
    String key = made("\"scopes\": [\"feedback\", \"trace\"]").extract().path("key");
    feedback(key).then().statusCode(202);
    var bootstrapServers =
        ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
    var published = new PublishedRecords(bootstrapServers, "amends.feedback.v1").of(name);
    assertEquals("key:" + name, published.getFirst().data().path("submittedBy").asText());
  }

  @Test
  void aKeyOpensNothingOutsideItsScopes() {
    String key = made("\"scopes\": [\"customers\"]").extract().path("key");
    feedback(key).then().statusCode(403).body("code", is("forbidden"));
    with(key).body("[]").post("/api/customers/batch").then().statusCode(200);
    with(key).get("/api/keys").then().statusCode(403);
  }

  @Test
  void theSecretIsShownOnceAndKeptByNobody() throws SQLException {
    String key = made("\"scopes\": [\"feedback\"]").extract().path("key");
    assertTrue(key.startsWith("amk_"));
    admin()
        .get("/api/keys")
        .then()
        .body("items.find { it.name == '" + name + "' }.key", nullValue())
        .body("items.find { it.name == '" + name + "' }.scopes", equalTo(List.of("feedback")));
    assertFalse(stored().contains(key.substring(key.lastIndexOf('_') + 1)));
  }

  @Test
  void afterARotationBothSecretsAreGoodForAWhileAndWithoutOverlapOnlyTheNew() {
    var made = made("\"scopes\": [\"feedback\"]");
    String first = made.extract().path("key");
    String id = made.extract().path("id");
    String second = admin().post("/api/keys/" + id + "/rotate").then().extract().path("key");
    feedback(first).then().statusCode(202);
    feedback(second).then().statusCode(202);
    String third =
        admin().post("/api/keys/" + id + "/rotate?overlapHours=0").then().extract().path("key");
    feedback(second).then().statusCode(401);
    feedback(third).then().statusCode(202);
  }

  @Test
  void aKeyThatWasWithdrawnIsNoKey() {
    var made = made("\"scopes\": [\"feedback\"]");
    admin().delete("/api/keys/" + made.extract().path("id")).then().statusCode(204);
    feedback(made.extract().path("key")).then().statusCode(401);
    admin().delete("/api/keys/" + made.extract().path("id")).then().statusCode(404);
  }

  @Test
  void whoSendsFasterThanAgreedHearsWhenToGoOn() {
    String key = made("\"scopes\": [\"feedback\"], \"requestsPerSecond\": 1").extract().path("key");
    var statuses = new ArrayList<Integer>();
    Response last = null;
    for (var i = 0; i < 20 && !statuses.contains(429); i++) {
      last = feedback(key);
      statuses.add(last.statusCode());
    }
    assertEquals(202, statuses.getFirst());
    assertEquals(429, statuses.getLast());
    last.then().body("code", is("too-many-requests")).header("Retry-After", notNullValue());
  }

  @Test
  void onlyAdminsMakeKeysAndOnlyOfKnownScopes() {
    given()
        .header("Authorization", TestIdentity.bearer("erp", "upstream"))
        .contentType("application/json")
        .body("{}")
        .post("/api/keys")
        .then()
        .statusCode(403);
    admin()
        .body("{\"name\": \"\", \"scopes\": [\"everything\"], \"requestsPerSecond\": 0}")
        .post("/api/keys")
        .then()
        .statusCode(400)
        .body("errors.field", equalTo(List.of("name", "scopes", "requestsPerSecond")));
    made("\"scopes\": [\"trace\"]");
    admin()
        .body("{\"name\": \"%s\", \"scopes\": [\"trace\"]}".formatted(name))
        .post("/api/keys")
        .then()
        .statusCode(409);
  }

  private ValidatableResponse made(String more) {
    return admin()
        .body("{\"name\": \"%s\", %s}".formatted(name, more))
        .post("/api/keys")
        .then()
        .statusCode(201);
  }

  private Response feedback(String key) {
    return with(key)
        .body(
            """
            {"source": "keys", "externalId": "%s", "customerId": "%s", "occurredAt": "2026-05-01T09:30:00Z"}"""
                .formatted(UUID.randomUUID(), name))
        .post("/api/feedback");
  }

  private static RequestSpecification with(String key) {
    return given().header("Authorization", "Bearer " + key).contentType("application/json");
  }

  private static RequestSpecification admin() {
    return given()
        .header("Authorization", TestIdentity.bearer("root", "admin"))
        .contentType("application/json");
  }

  private String stored() throws SQLException {
    try (var connection = database.getConnection();
        var select =
            connection.prepareStatement("select api_key::text from api_key where name = ?")) {
      select.setString(1, name);
      try (var row = select.executeQuery()) {
        row.next();
        return row.getString(1);
      }
    }
  }
}

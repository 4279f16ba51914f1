package dev.amends.risk;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.amends.backbone.event.EventMeta;
import dev.amends.backbone.event.OutgoingEvent;
import dev.amends.backbone.publish.StreamPublisher;
import dev.amends.localstack.testing.ContractFolder;
import dev.amends.localstack.testing.LocalStackResource;
import dev.amends.localstack.testing.TestIdentity;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class PolicyIT {

  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String POLICY =
      """
      {"note": "Only the bitterest.",
       "rules": [{"name": "bitter-%s", "label": {"sv": "Bitter", "en": "Bitter"}, "all": [{"field": "nps", "atMost": %d}]}],
       "bands": {"medium": 0.2, "high": 0.5}}""";

  private final String mark = UUID.randomUUID().toString().substring(0, 8);

  /** A day on which nobody else answers. */
  private final Instant at = Instant.parse("2019-03-04T09:00:00Z");

  @Inject StreamPublisher broker;
  @Inject DataSource database;

  @AfterEach
  void theShippedPolicyJudgesAgain() {
    lead()
        .body("{\"why\": \"after a test\"}")
        .post("/api/risk/policies/1/activate")
        .then()
        .statusCode(200);
  }

  @Test
  void aPolicyIsSavedTriedActivatedAndTakenBack() throws SQLException {
    answer("before", 5);
    var saved = save(POLICY.formatted(mark, 2)).statusCode(201).body("active", is(false)).extract();
    int version = saved.path("version");
    String name = saved.path("policy");

    var replay =
        replay(
            "{\"policy\": \"%s\", \"from\": \"2019-03-04\", \"to\": \"2019-03-05\", \"minutesPerCase\": 30}"
                .formatted(name));
    done(replay)
        .body("difference.responses", is(1))
        .body("difference.more", is(0))
        .body("difference.fewer", is(1))
        .body("difference.before.cases", is(1))
        .body("difference.before.hoursPerWeek", is(0.5f))
        .body("difference.after.cases", is(0))
        .body("difference.weeks[0].monday", is("2019-03-04"));
    lead()
        .get("/api/risk/replays/" + replay + "/changes?kind=fewer")
        .then()
        .body("total", is(1))
        .body("items[0].customerId", is(customer("before")))
        .body("items[0].reasons", equalTo(List.of("nps-detractor")));

    activate(version).statusCode(200).body("active", is(true));
    activate(version).statusCode(200);
    answer("after", 5);
    agent()
        .get("/api/risk/customers/" + customer("after"))
        .then()
        .body("atRisk", is(false))
        .body("policy", is(name));
    agent()
        .get("/api/risk/customers/" + customer("before"))
        .then()
        .body("atRisk", is(true))
        .body("policy", is("risk-policy/1"));
    agent()
        .get("/api/risk/policies/active")
        .then()
        .log()
        .all()
        .body("definition.rules[0].label.sv", is("Bitter"));
    lead()
        .get("/api/risk/policies/activations")
        .then()
        .body("items[0].version", is(name))
        .body("items[0].why", is("it is time"))
        .body("items[0].actor", is("test-cx-lead"));
    assertEquals(1, activatedEvents(name));
  }

  @Test
  void theSamePolicyAgainIsTheSameVersion() {
    var policy = POLICY.formatted(mark, 3);
    int version = save(policy).extract().path("version");
    save(policy).body("version", is(version));
  }

  @Test
  void aDryRunOnlySaysWhatIsWrong() {
    lead()
        .body(POLICY.formatted(mark, 11))
        .post("/api/risk/policies?dryRun=true")
        .then()
        .statusCode(400)
        .body("code", is("invalid"))
        .body("errors[0].field", is("rules[0].all[0]"));
    lead()
        .body(POLICY.formatted(mark, 4))
        .post("/api/risk/policies?dryRun=true")
        .then()
        .statusCode(200)
        .body("saved", is(false));
    lead()
        .get("/api/risk/policies")
        .then()
        .body("items.findAll { it.definition.rules[0].name == 'bitter-" + mark + "' }", hasSize(0));
  }

  @Test
  void whatIsNoPolicyIsAnsweredWithTheWayOut() {
    save("[]").statusCode(400).body("code", is("malformed-json"));
    save("{").statusCode(400).body("code", is("malformed-json"));
    activate(999_999).statusCode(404).body("code", is("not-found"));
    lead().body("{}").post("/api/risk/policies/1/activate").then().statusCode(400);
    agent().body(POLICY.formatted(mark, 2)).post("/api/risk/policies").then().statusCode(403);
    lead()
        .body("{\"policy\": \"risk-policy/77\"}")
        .post("/api/risk/replays")
        .then()
        .statusCode(400);
    lead()
        .body("{\"policy\": \"risk-policy/1\", \"caseOpenDays\": 91}")
        .post("/api/risk/replays")
        .then()
        .statusCode(400);
    lead().get("/api/risk/replays/" + UUID.randomUUID()).then().statusCode(404);
  }

  @Test
  void aReplayThatStoppedWithItsServiceIsSaidToHaveFailedAndHoldsNobodyUp() throws SQLException {
    var stopped = UUID.randomUUID();
    try (var connection = database.getConnection();
        var insert = connection.createStatement()) {
      insert.execute(
          "insert into policy_replay (id, asked_at, asked_by, request, state, done, beat_at) values ('"
              + stopped
              + "', '2026-01-01', 'lead', '{\"policy\": \"risk-policy/1\", \"against\": \"risk-policy/1\", \"caseOpenDays\": 7}', 'running', 0, '2026-01-01')");
    }
    lead().get("/api/risk/replays/" + stopped).then().body("state", is("failed"));
    done(replay("{\"policy\": \"risk-policy/1\"}")).body("difference.more", is(0));
    lead().get("/api/risk/replays").then().body("items.id", hasItem(stopped.toString()));
  }

  private String replay(String body) {
    return lead()
        .body(body)
        .post("/api/risk/replays")
        .then()
        .statusCode(202)
        .header("Location", startsWith("http"))
        .extract()
        .path("id");
  }

  private ValidatableResponse done(String replay) {
    await()
        .atMost(SOON)
        .until(() -> "done".equals(lead().get("/api/risk/replays/" + replay).path("state")));
    return lead().get("/api/risk/replays/" + replay).then();
  }

  private ValidatableResponse save(String policy) {
    return lead().body(policy).post("/api/risk/policies").then();
  }

  private ValidatableResponse activate(int version) {
    return lead()
        .body("{\"why\": \"it is time\"}")
        .post("/api/risk/policies/" + version + "/activate")
        .then();
  }

  private int activatedEvents(String policy) throws SQLException {
    var contracts = ContractFolder.ofProject();
    try (var connection = database.getConnection();
        var select =
            connection.prepareStatement(
                "select data from outbox where type = 'dev.amends.policy.activated.v1' and convert_from(data, 'UTF8')::jsonb ->> 'policy' = ?")) {
      select.setString(1, policy);
      try (var row = select.executeQuery()) {
        var events = 0;
        while (row.next()) {
          assertEquals(
              List.of(),
              contracts.violations(
                  "amends.assessments.v1", "dev.amends.policy.activated.v1", row.getBytes(1)));
          events++;
        }
        return events;
      }
    }
  }

  private String customer(String who) {
    return "C-" + who + "-" + mark;
  }

  private void answer(String who, int nps) {
    var receipt = UUID.randomUUID();
    var data =
        Map.of(
            "receiptId",
            receipt,
            "source",
            "policy-it",
            "customerId",
            customer(who),
            "anonymous",
            false,
            "mode",
            "live",
            "occurredAt",
            at.toString(),
            "scores",
            Map.of("nps", nps));
    broker
        .publisher()
        .publishAll(
            List.of(
                OutgoingEvent.of(
                    "amends.feedback.v1",
                    new EventMeta(
                        UUID.randomUUID(),
                        "dev.amends.feedback.received.v1",
                        "/survey-ingest",
                        Instant.parse("2026-05-01T09:30:00Z"),
                        customer(who),
                        receipt,
                        null,
                        null),
                    data)))
        .join();
    await()
        .atMost(SOON)
        .until(() -> agent().get("/api/risk/customers/" + customer(who)).statusCode() == 200);
  }

  private static RequestSpecification lead() {
    return as("cx-lead");
  }

  private static RequestSpecification agent() {
    return as("agent");
  }

  private static RequestSpecification as(String role) {
    return given()
        .contentType("application/json")
        .header("Authorization", "Bearer " + TestIdentity.token("test-" + role, role));
  }
}

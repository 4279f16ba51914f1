package dev.amends.risk;

import static io.restassured.RestAssured.given;
import static java.util.stream.Collectors.toMap;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.amends.backbone.erasure.CustomerErased;
import dev.amends.backbone.event.EventMeta;
import dev.amends.backbone.event.OutgoingEvent;
import dev.amends.backbone.identity.CustomerMerged;
import dev.amends.backbone.publish.StreamPublisher;
import dev.amends.localstack.testing.LocalStackResource;
import dev.amends.localstack.testing.TestIdentity;
import dev.amends.risk.outcome.application.OutcomeHistory;
import dev.amends.risk.outcome.domain.KnownCustomer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class OutcomeIT {

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final int CUSTOMERS = 600;

  private final String mark = UUID.randomUUID().toString().substring(0, 8);

  @Inject StreamPublisher broker;
  @Inject OutcomeHistory history;
  @Inject DataSource database;
  @Inject Clock clock;

  @AfterEach
  void whatComesWithTheProductScoresAgain() {
    activate(1).statusCode(200);
  }

  @Test
  void whatBecameOfACustomerIsWhatHappenedWithinNinetyDays() throws SQLException {
    var events = new ArrayList<OutgoingEvent>();
    for (var who :
        List.of("stayed", "left", "late", "before", "back", "again", "rescued", "too-late")) {
      events.add(answered(who, 3, "live", 200));
    }
    events.add(answered("archived", 3, "history", 200));
    events.add(answered("recent", 3, "live", 89));
    events.add(interaction("left", "contract.ended", 115));
    events.add(interaction("late", "contract.ended", 109));
    events.add(interaction("before", "contract.ended", 210));
    events.add(interaction("back", "contract.ended", 210));
    events.add(interaction("back", "order.placed", 205));
    events.add(interaction("again", "contract.ended", 150));
    events.add(interaction("again", "order.placed", 140));
    events.add(interaction("too-late", "contract.ended", 150));
    events.add(interaction("recent", "contract.ended", 10));
    events.add(contacted("rescued", "reached", 195));
    events.add(contacted("stayed", "no-answer", 195));
    events.add(contacted("too-late", "reached", 149));
    // In each topic the last one, behind which nothing of this test comes.
    send(events, interaction("end", "order.placed", 1), contacted("end", "reached", 1));

    var known = known();
    assertEquals(false, known.get("stayed").lost());
    assertEquals(false, known.get("stayed").worked());
    assertEquals(true, known.get("left").lost());
    assertEquals(false, known.get("late").lost());
    assertEquals(false, known.get("back").lost());
    assertEquals(false, known.get("again").lost());
    assertEquals(true, known.get("rescued").worked());
    assertEquals(true, known.get("too-late").lost());
    assertEquals(false, known.get("too-late").worked());
    assertEquals(false, known.get("archived").worked());
    assertEquals(3, known.get("left").evidence().scores().nps());
    assertTrue(!known.containsKey("before") && !known.containsKey("recent"));
  }

  @Test
  void whatIsToldTwiceCountsOnceAndOfAnErasedCustomerNothingIsKept() throws SQLException {
    var order = interaction("erased", "order.placed", 5);
    send(
        List.of(answered("erased", 9, "live", 4), order, order),
        interaction("end", "order.placed", 1),
        contacted("end", "reached", 1));
    assertEquals(1, facts("erased"));
    var erased =
        OutgoingEvent.of(
            "amends.customers.v1",
            meta("erased", CustomerErased.TYPE, clock.instant()),
            CustomerErased.of(customer("erased"), 1, clock.instant()));
    broker.publisher().publishAll(List.of(erased)).join();
    await().atMost(SOON).until(() -> facts("erased") == 0);
  }

  @Test
  void factsOfTwoIdsOfOneCustomerAreOneHistory() {
    var both = interaction("one-id", "order.placed", 5);
    var same =
        OutgoingEvent.of(
            "amends.interactions.v1",
            meta("other-id", "dev.amends.order.placed.v1", both.meta().time()),
            Map.of("customerId", customer("other-id"), "occurredAt", both.meta().time()));
    send(
        List.of(both, same, interaction("other-id", "contract.ended", 4)),
        interaction("end", "order.placed", 1),
        contacted("end", "reached", 1));
    var merged = new CustomerMerged(customer("other-id"), customer("one-id"), 1, clock.instant());
    var event =
        OutgoingEvent.of(
            "amends.customers.v1", meta("one-id", CustomerMerged.TYPE, clock.instant()), merged);
    broker.publisher().publishAll(List.of(event)).join();
    await().atMost(SOON).until(() -> facts("other-id") == 0);
    assertEquals(2, facts("one-id"));
  }

  @Test
  void aModelIsLearnedFromLossesTriedActivatedAndTakenBack() {
    var events = new ArrayList<OutgoingEvent>();
    for (var at = 0; at < CUSTOMERS; at++) {
      events.add(answered("n" + at, at % 2 == 0 ? 2 : 10, "history", 200));
      // Of the unhappy nine in ten are lost, of the others one in three: more than anybody thought.
      if (at % 2 == 0 ? at % 20 != 0 : at % 6 == 1) {
        events.add(interaction("n" + at, "contract.ended", 180));
      }
    }
    send(events, interaction("end", "order.placed", 1), contacted("end", "reached", 1));

    var learned =
        lead()
            .post("/api/risk/models/learn")
            .then()
            .statusCode(200)
            .body("customers", greaterThanOrEqualTo(CUSTOMERS))
            .body("losses", greaterThanOrEqualTo(370))
            .body("card.heldOut.auc.value", greaterThan(0.7f))
            .body("card.logLossGained.low", greaterThan(0f))
            .body("model", startsWith("additive/"))
            .extract();
    String model = learned.path("model");
    var version = Integer.parseInt(model.substring("additive/".length()));
    // It waits for a person.
    lead().get("/api/risk/models").then().body("active", is("additive/1"));
    lead()
        .get("/api/risk/models/" + version)
        .then()
        .body("version.calibrated", is(true))
        .body("shapes.feature", hasItem("nps"));

    var replay = replay("{\"model\": \"%s\"}".formatted(model));
    await().atMost(SOON).until(() -> "done".equals(lead().get(replay).path("state")));
    lead()
        .get(replay)
        .then()
        .body("request.model", is(model))
        .body("request.againstModel", is("additive/1"))
        .body("request.policy", is("risk-policy/1"));

    activate(version).statusCode(200).body("active", is(model)).body("chosen.actor", is("carl"));
    send(
        List.of(answered("after", 2, "live", 1)),
        interaction("end", "order.placed", 1),
        contacted("end", "reached", 1));
    agent()
        .get("/api/risk/customers/" + customer("after"))
        .then()
        .body("modelVersion", is(model))
        .body("calibrated", is(true))
        .body("pLoss.toDouble()", closeTo(0.9, 0.05))
        .body("contributions[0].feature", is("base"));
    agent()
        .get("/api/risk/customers/" + customer("n0"))
        .then()
        .body("modelVersion", is("additive/1"))
        .body("calibrated", is(false));
    lead().get("/api/risk/revenue").then().body("calibrated", is(true));
    activate(1).statusCode(200).body("active", is("additive/1"));
    lead().get("/api/risk/revenue").then().body("calibrated", is(false));
  }

  @Test
  void aVersionThatDoesNotExistIsNotActivatedAndAReasonIsAskedFor() {
    activate(9_999).statusCode(404).body("code", is("not-found"));
    lead().get("/api/risk/models/9999").then().statusCode(404);
    lead().body("{}").post("/api/risk/models/1/activate").then().statusCode(400);
    lead()
        .body("{\"why\": \"%s\"}".formatted("x".repeat(501)))
        .post("/api/risk/models/1/activate")
        .then()
        .statusCode(400);
    lead().body("{\"model\": \"additive/9999\"}").post("/api/risk/replays").then().statusCode(400);
    lead().body("{\"model\": \"best\"}").post("/api/risk/replays").then().statusCode(400);
    lead().body("{}").post("/api/risk/replays").then().statusCode(400);
    agent().get("/api/risk/models").then().statusCode(403);
    lead()
        .get("/api/risk/models/1")
        .then()
        .body("version.calibrated", is(false))
        .body("version.card", nullValue())
        .body("base", is(-1.8f));
  }

  private static String replay(String body) {
    var started = lead().body(body).post("/api/risk/replays").then().statusCode(202).extract();
    return "/api/risk/replays/" + started.path("id");
  }

  private Map<String, KnownCustomer> known() throws SQLException {
    return history.known(clock.instant(), 10_000).stream()
        .filter(customer -> customer.customerId().endsWith(mark))
        .collect(
            toMap(
                each ->
                    each.customerId().substring(2, each.customerId().length() - mark.length() - 1),
                each -> each));
  }

  private void send(List<OutgoingEvent> events, OutgoingEvent... last) {
    broker.publisher().publishAll(events).join();
    var known = facts("end");
    broker.publisher().publishAll(List.of(last)).join();
    await().atMost(SOON).until(() -> facts("end") == known + last.length);
    await()
        .atMost(SOON)
        .until(
            () ->
                events.stream()
                    .filter(event -> event.topic().equals("amends.feedback.v1"))
                    .allMatch(event -> assessed(event.meta().customerId())));
  }

  private static boolean assessed(String customerId) {
    return agent().get("/api/risk/customers/" + customerId).statusCode() == 200;
  }

  private int facts(String who) {
    try (var connection = database.getConnection();
        var select =
            connection.prepareStatement(
                "select count(*) from customer_fact where customer_id = ?")) {
      select.setString(1, customer(who));
      try (var row = select.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private String customer(String who) {
    return "C-" + who + "-" + mark;
  }

  private Instant daysAgo(int days) {
    return clock.instant().minus(Duration.ofDays(days));
  }

  private EventMeta meta(String who, String type, Instant at) {
    return new EventMeta(
        UUID.nameUUIDFromBytes((customer(who) + type + at).getBytes()),
        type,
        "/test",
        at,
        customer(who),
        null,
        null,
        null);
  }

  private OutgoingEvent interaction(String who, String type, int daysAgo) {
    var at = daysAgo(daysAgo);
    return OutgoingEvent.of(
        "amends.interactions.v1",
        meta(who, "dev.amends." + type + ".v1", at),
        Map.of("customerId", customer(who), "occurredAt", at));
  }

  private OutgoingEvent contacted(String who, String outcome, int daysAgo) {
    var at = daysAgo(daysAgo);
    return OutgoingEvent.of(
        "amends.cases.v1",
        meta(who, "dev.amends.case.contacted.v1", at),
        Map.of("customerId", customer(who), "at", at, "outcome", outcome));
  }

  private OutgoingEvent answered(String who, int nps, String mode, int daysAgo) {
    var receipt = UUID.randomUUID();
    var data = new HashMap<String, Object>();
    data.put("receiptId", receipt);
    data.put("source", "outcome-it");
    data.put("customerId", customer(who));
    data.put("anonymous", false);
    data.put("mode", mode);
    data.put("occurredAt", daysAgo(daysAgo));
    data.put("scores", Map.of("nps", nps));
    var meta =
        new EventMeta(
            UUID.randomUUID(),
            "dev.amends.feedback.received.v1",
            "/survey-ingest",
            daysAgo(daysAgo),
            customer(who),
            receipt,
            null,
            null);
    return OutgoingEvent.of("amends.feedback.v1", meta, data);
  }

  private static ValidatableResponse activate(int version) {
    return lead()
        .body("{\"why\": \"a test\"}")
        .post("/api/risk/models/" + version + "/activate")
        .then();
  }

  private static RequestSpecification lead() {
    return as("carl", "cx-lead");
  }

  private static RequestSpecification agent() {
    return as("anna", "agent");
  }

  private static RequestSpecification as(String name, String role) {
    return given()
        .contentType("application/json")
        .header("Authorization", TestIdentity.bearer(name, role));
  }
}

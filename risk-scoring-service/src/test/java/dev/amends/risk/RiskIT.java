package dev.amends.risk;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.amends.backbone.erasure.CustomerErased;
import dev.amends.backbone.event.EventMeta;
import dev.amends.backbone.event.OutgoingEvent;
import dev.amends.backbone.publish.StreamPublisher;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class RiskIT {

  private static final Duration SOON = Duration.ofSeconds(20);

  private static final Instant AT = Instant.parse("2026-05-01T09:30:00Z");

  private static final Instant LATER = Instant.parse("2026-05-10T09:30:00Z");

  /** Later than the responses of these tests. */
  private static final Instant ERASED_AT = Instant.parse("2026-05-03T12:00:00Z");

  private final String source = "risk-it-" + UUID.randomUUID();

  @Inject StreamPublisher broker;
  @Inject DataSource database;

  @Test
  void aDetractorsRiskIsExplained() {
    var customer = "C-" + source;
    send(feedback(customer, "r1", 3, "Jag säger upp mitt avtal"));

    await()
        .atMost(SOON)
        .until(() -> agent().get("/api/risk/customers/" + customer).statusCode() == 200);
    agent()
        .get("/api/risk/customers/" + customer)
        .then()
        .body("customerId", equalTo(customer))
        .body("band", is("high"))
        .body("contributions.feature", equalTo(List.of("base", "nps", "leave-intent")))
        .body("reasons", equalTo(List.of("nps-detractor", "leave-intent", "likely-lost")))
        .body("modelVersion", is("additive/1"))
        .body("text.status", is("read"))
        .body("text.language", is("sv"))
        .body("text.findings.label", hasItem("leave-intent"))
        .body("history", hasSize(1));
  }

  @Test
  void aPersonSaysWithOneClickWhichOfScoreAndWordsHolds() {
    var customer = "C-contradicts-" + source;
    send(feedback(customer, "c1", 10, "Jag säger upp mitt avtal"));
    var mine = "items.findAll { it.customerId == '" + customer + "' }";
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> agent().get("/api/risk/contradictions?limit=200").then().body(mine, hasSize(1)));
    String receipt =
        agent()
            .get("/api/risk/contradictions?limit=200")
            .then()
            .body(mine + ".scores.nps", equalTo(List.of(10)))
            .body(mine + ".comment", equalTo(List.of("Jag säger upp mitt avtal")))
            .extract()
            .path(mine + "[0].receiptId");
    look(receipt, "neither").statusCode(400);
    look(UUID.randomUUID().toString(), "words").statusCode(404);

    look(receipt, "both").statusCode(204);
    look(receipt, "words").statusCode(204);

    agent().get("/api/risk/contradictions?limit=200").then().body(mine, hasSize(0));
    agent()
        .get("/api/risk/contradictions?looked=true&limit=200")
        .then()
        .body(mine + ".verdict", equalTo(List.of("words")))
        .body(mine + ".lookedBy", equalTo(List.of("anna")));
    agent()
        .get("/api/risk/customers/" + customer)
        .then()
        .body("history[0].scores.nps", is(10))
        .body("contradiction", is(true));
  }

  private static ValidatableResponse look(String receipt, String verdict) {
    return agent()
        .contentType("application/json")
        .body("{\"verdict\": \"" + verdict + "\"}")
        .post("/api/risk/contradictions/" + receipt)
        .then();
  }

  @Test
  void driversAreRankedOnceThereAreEnoughAnswersAndLeftOutBefore() {
    var events =
        IntStream.range(0, 60)
            .mapToObj(at -> withEase("C-driver" + at + source, "d" + at, at % 11, 1 + at % 7))
            .toList();
    var before = AT.minus(Duration.ofDays(10));
    var ratings =
        IntStream.range(0, 60)
            .mapToObj(
                at ->
                    feedback(
                        "C-driver" + at + source,
                        "r" + at,
                        null,
                        before,
                        Map.of("csat", 1 + at % 5)))
            .toList();
    broker.publisher().publishAll(ratings).join();
    broker.publisher().publishAll(events.subList(0, 49)).join();
    await().atMost(SOON).untilAsserted(() -> drivers().body("n", is(49)));
    drivers()
        .body("drivers", hasSize(0))
        .body("leftOut.find { it.driver == 'ease' }.n", is(49))
        .body("leftOut.find { it.driver == 'ease' }.why", is("too-few"));

    broker.publisher().publishAll(events.subList(49, 60)).join();

    await().atMost(SOON).untilAsserted(() -> drivers().body("n", is(60)));
    drivers()
        .body("outcome", is("nps"))
        .body("definition", is("nps-touchpoint/1"))
        .body("limited", is(false))
        .body("drivers.driver", containsInAnyOrder("ease", "touchpoint:order"))
        .body("drivers[0].rank", is(1))
        .body("drivers.n", equalTo(List.of(60, 60)));
    lead().get("/api/risk/drivers?outcome=mood").then().statusCode(400);
    lead().get("/api/risk/drivers?outcome=nps&touchpiont=x").then().statusCode(400);
    agent().get("/api/risk/drivers").then().statusCode(403);
  }

  private ValidatableResponse drivers() {
    return lead().get("/api/risk/drivers?outcome=nps&source=" + source).then();
  }

  private OutgoingEvent withEase(String customer, String externalId, int nps, int ces) {
    return feedback(customer, externalId, null, AT, Map.of("nps", nps, "ces", ces));
  }

  @Test
  void revenueAtRiskIsARangeUntilLossesWereSeenAndNobodysValueIsGuessed() {
    var segment = "s-" + source;
    for (var at = 0; at < 3; at++) {
      var customer = "C-worth" + at + source;
      send(feedback(customer, "w" + at, at == 0 ? 0 : 10, null, Instant.now()));
      send(worth(customer, segment, at == 2 ? null : 1_000 * (at + 1)));
    }
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                revenue()
                    .body("groups.find { it.key.segment == '" + segment + "' }.customers", is(2)));
    revenue()
        .body("definition", is("revenue-at-risk/1"))
        .body("calibrated", is(false))
        .body("withoutValue", greaterThan(0))
        .body("groups.find { it.key.segment == '" + segment + "' }.currency", is("SEK"))
        .body("groups.find { it.key.segment == '" + segment + "' }.annualValue", is(3000f))
        .body("groups.find { it.key.segment == '" + segment + "' }", not(hasKey("value")))
        .body("groups.find { it.key.segment == '" + segment + "' }.high", greaterThan(500f));
    lead().get("/api/risk/revenue?by=team").then().statusCode(400);
    agent().get("/api/risk/revenue").then().statusCode(403);

    send(erased("C-worth0" + source));
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                revenue()
                    .body("groups.find { it.key.segment == '" + segment + "' }.customers", is(1)));
  }

  private static ValidatableResponse revenue() {
    return lead().get("/api/risk/revenue?by=segment").then();
  }

  /**
   * @param amount null if nobody says what the customer brings
   */
  private static OutgoingEvent worth(String customer, String segment, Integer amount) {
    var data = new HashMap<String, Object>();
    data.put("customerId", customer);
    data.put("version", 1);
    data.put("at", AT.toString());
    data.put("segment", segment);
    if (amount != null) {
      data.put("annualValue", Map.of("amount", amount, "currency", "SEK"));
    }
    return OutgoingEvent.of(
        "amends.customers.v1",
        new EventMeta(
            UUID.randomUUID(),
            "dev.amends.customer.changed.v1",
            "/test",
            AT,
            customer,
            null,
            null,
            null),
        data);
  }

  @Test
  void npsIsCountedFromBucketsAndCorrectionsMoveThem() {
    var events =
        IntStream.range(0, 10)
            .mapToObj(i -> feedback("C" + i + source, "n" + i, i < 5 ? 10 : 2, null))
            .toList();
    broker.publisher().publishAll(events).join();
    await().atMost(SOON).untilAsserted(() -> assertEquals(10, n()));
    nps().body("groups.find { it.key.source == '" + source + "' }.value", is(0f));

    send(feedback("C5" + source, "n5", 9, null));

    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                nps()
                    .body(
                        "groups.find { it.key.source == '" + source + "' }.value.toDouble()",
                        closeTo(20, 1e-6)));
    assertEquals(10, n());
  }

  @Test
  void whoObjectsToProfilingIsJudgedByRuleUntilTheObjectionIsTakenBack() {
    var customer = "C-objects-" + source;
    send(feedback(customer, "o1", 3, "Jag säger upp mitt avtal"));
    await().atMost(SOON).until(() -> status(customer) == 200);

    send(objection(customer, true));

    eventually(
        customer,
        risk ->
            risk.body("profilingObjection", is(true))
                .body("$", not(hasKey("pLoss")))
                .body("$", not(hasKey("score")))
                .body("atRisk", is(true))
                .body("reasons", equalTo(List.of("nps-detractor")))
                .body("contributions", hasSize(0))
                .body("history[0]", not(hasKey("pLoss"))));
    send(feedback(customer, "o2", 9, "Jag säger upp mitt avtal", AT.plusSeconds(1)));
    eventually(
        customer,
        risk ->
            risk.body("history", hasSize(2))
                .body("atRisk", is(false))
                .body("modelVersion", is("none")));

    send(objection(customer, false));
    eventually(customer, risk -> risk.body("$", not(hasKey("profilingObjection"))));
    send(feedback(customer, "o3", 9, null, AT.plusSeconds(2)));
    eventually(customer, risk -> risk.body("modelVersion", is("additive/1")));
  }

  private static void eventually(String customer, Consumer<ValidatableResponse> expected) {
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> expected.accept(agent().get("/api/risk/customers/" + customer).then()));
  }

  private static OutgoingEvent objection(String customer, boolean objects) {
    var at = Instant.parse("2026-05-01T08:00:00Z");
    var permission =
        Map.of(
            "purpose", "profiling",
            "channel", "any",
            "basis", "legitimate-interest",
            "at", at.toString(),
            "withdrawn", objects);
    var data =
        Map.of(
            "customerId",
            customer,
            "version",
            objects ? 1 : 2,
            "at",
            at.toString(),
            "permissions",
            List.of(permission));
    var meta =
        new EventMeta(
            UUID.randomUUID(),
            "dev.amends.customer.changed.v1",
            "/test",
            at,
            customer,
            null,
            null,
            null);
    return OutgoingEvent.of("amends.customers.v1", meta, data);
  }

  @Test
  void anErasedCustomerIsForgottenAndTheFiguresStay() {
    var customer = "C-erased-" + source;
    send(feedback(customer, "e1", 3, "Åsa Lind, jag säger upp mitt avtal"));
    await().atMost(SOON).until(() -> status(customer) == 200);

    send(erased(customer));

    await().atMost(SOON).until(() -> status(customer) == 404);
    assertEquals(1, n());
    assertEquals(0, stored("Åsa Lind"), "rows that still hold the words");
    // The same response again, accepted afterwards: it moves the figure and is not counted twice.
    broker
        .publisher()
        .publish(acceptedAt(feedback(customer, "e1", 9, null), ERASED_AT.plusSeconds(1)))
        .join();
    await().atMost(SOON).until(() -> status(customer) == 200);
    assertEquals(1, n());
  }

  @Test
  void twoSlicesAreComparedAndOneCanBeLookedAtAlone() {
    var events =
        IntStream.range(0, 40)
            .mapToObj(
                i -> feedback("C" + i + source, "c" + i, i < 30 ? 10 : 2, null, AT.minusSeconds(i)))
            .toList();
    broker.publisher().publishAll(events).join();
    var later =
        IntStream.range(0, 40)
            .mapToObj(i -> feedback("D" + i + source, "d" + i, i < 10 ? 10 : 2, null, LATER))
            .toList();
    broker.publisher().publishAll(later).join();
    await().atMost(SOON).untilAsserted(() -> assertEquals(80, n()));

    lead()
        .get(
            "/api/risk/metrics/comparison?metric=nps&a.source=%1$s&a.to=2026-05-08&b.source=%1$s&b.from=2026-05-08"
                .formatted(source))
        .then()
        .statusCode(200)
        .body("series", hasSize(1))
        .body("series[0].definition", is("nps-touchpoint/1"))
        .body("series[0].a.value", is(50f))
        .body("series[0].b.value", is(-50f))
        .body("series[0].difference", is(100f))
        .body("series[0].significant", is(true));
    lead()
        .get("/api/risk/metrics?metric=nps&source=%s&from=2026-05-08".formatted(source))
        .then()
        .body("groups", hasSize(1))
        .body("groups[0].n", is(40))
        .body("groups[0].value", is(-50f));
    lead()
        .get(
            "/api/risk/metrics/comparison?metric=ces&a.source=%1$s&b.source=none".formatted(source))
        .then()
        .body("series", hasSize(0));
  }

  @Test
  void aSliceThatDoesNotExistIsRefusedByName() {
    lead()
        .get("/api/risk/metrics?metric=nps&by=moon")
        .then()
        .statusCode(400)
        .body("code", is("invalid"));
    lead().get("/api/risk/metrics?metric=fun").then().statusCode(400);
    lead().get("/api/risk/metrics?tochpoint=delivery").then().statusCode(400);
    lead().get("/api/risk/metrics?touchpoint=a&touchpoint=b").then().statusCode(400);
    lead().urlEncodingEnabled(false).get("/api/risk/metrics?touchpoint=%00").then().statusCode(400);
    lead().get("/api/risk/metrics?tag=").then().statusCode(400);
    lead().get("/api/risk/metrics/comparison?touchpoint=delivery").then().statusCode(400);
    lead().get("/api/risk/metrics?metric=nps&from=yesterday").then().statusCode(400);
  }

  @Test
  void rolesAreEnforcedHere() {
    given().get("/api/risk/metrics").then().statusCode(401).body("code", is("not-authenticated"));
    agent().get("/api/risk/metrics").then().statusCode(403).body("code", is("forbidden"));
    lead().get("/api/risk/customers/nobody").then().statusCode(404).body("code", is("not-found"));
  }

  private static int status(String customer) {
    return agent().get("/api/risk/customers/" + customer).statusCode();
  }

  private static OutgoingEvent erased(String customer) {
    var data = CustomerErased.of(customer, 2, ERASED_AT);
    var meta =
        new EventMeta(
            UUID.randomUUID(), CustomerErased.TYPE, "/test", ERASED_AT, customer, null, null, null);
    return OutgoingEvent.of("amends.customers.v1", meta, data);
  }

  private static OutgoingEvent acceptedAt(OutgoingEvent event, Instant at) {
    var meta = event.meta();
    var later =
        new EventMeta(
            meta.id(),
            meta.type(),
            meta.source(),
            meta.time(),
            meta.customerId(),
            meta.receiptId(),
            null,
            null,
            at);
    return new OutgoingEvent(event.topic(), later, event.data());
  }

  private long stored(String words) {
    try (var connection = database.getConnection();
        var select =
            connection.prepareStatement(
                "select (select count(*) from response where feedback::text || assessment::text like ?)"
                    + " + (select count(*) from decision where convert_from(data, 'UTF8') like ?)")) {
      select.setString(1, "%" + words + "%");
      select.setString(2, "%" + words + "%");
      try (var row = select.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private int n() {
    Integer n = nps().extract().path("groups.find { it.key.source == '" + source + "' }.n");
    return n == null ? 0 : n;
  }

  private io.restassured.response.ValidatableResponse nps() {
    return lead().get("/api/risk/metrics?metric=nps&by=source,touchpoint").then().statusCode(200);
  }

  private void send(OutgoingEvent event) {
    broker.publisher().publish(event).join();
  }

  private OutgoingEvent feedback(String customerId, String externalId, int nps, String comment) {
    return feedback(customerId, externalId, nps, comment, AT);
  }

  private OutgoingEvent feedback(
      String customerId, String externalId, int nps, String comment, Instant at) {
    return feedback(customerId, externalId, comment, at, Map.of("nps", nps));
  }

  private OutgoingEvent feedback(
      String customerId,
      String externalId,
      String comment,
      Instant at,
      Map<String, Integer> scores) {
    var receipt = UUID.nameUUIDFromBytes((source + externalId).getBytes());
    var data = new HashMap<String, Object>();
    data.putAll(
        Map.of(
            "receiptId",
            receipt,
            "source",
            source,
            "externalId",
            externalId,
            "customerId",
            customerId,
            "anonymous",
            false,
            "mode",
            "live",
            "occurredAt",
            at,
            "receivedAt",
            at,
            "touchpoint",
            "order",
            "scores",
            scores));
    if (comment != null) {
      data.put("comment", comment);
    }
    var meta =
        new EventMeta(
            UUID.randomUUID(),
            "dev.amends.feedback.received.v1",
            "/survey-ingest",
            at,
            customerId,
            receipt,
            null,
            null);
    return OutgoingEvent.of("amends.feedback.v1", meta, data);
  }

  private static RequestSpecification agent() {
    return given().header("Authorization", TestIdentity.bearer("anna", "agent"));
  }

  private static RequestSpecification lead() {
    return given().header("Authorization", TestIdentity.bearer("carl", "cx-lead"));
  }
}

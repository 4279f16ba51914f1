package dev.amends.risk;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import dev.amends.backbone.erasure.CustomerErased;
import dev.amends.backbone.event.EventMeta;
import dev.amends.backbone.event.OutgoingEvent;
import dev.amends.backbone.publish.StreamPublisher;
import dev.amends.localstack.testing.LocalStackResource;
import dev.amends.localstack.testing.TestIdentity;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class SilenceBoundsIT {

  private static final Duration SOON = Duration.ofSeconds(20);

  private static final int MANY = 500;

  /** Long enough ago for silence to mean something. */
  private static final Instant LONG_AGO = Instant.parse("2026-05-01T09:30:00Z");

  /** Whoever was asked a moment ago has still time. */
  private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

  private final String survey = "it-" + UUID.randomUUID();

  @Inject StreamPublisher broker;

  @Test
  void theSilentMoveTheScoreNoFartherThanTheBounds() {
    // An answer can be heard of before the delivery.
    answered("1", Map.of("nps", 10), LONG_AGO.plusSeconds(60));
    await().atMost(SOON).untilAsserted(() -> assessed("1"));
    delivered("1", LONG_AGO, "nps");
    delivered("2", LONG_AGO, "nps");
    delivered("3", LONG_AGO, "nps");
    declined("3", LONG_AGO.plusSeconds(60));
    delivered("4", LONG_AGO, "nps");
    delivered("5", LONG_AGO, "nps");
    answered("2", Map.of("nps", 3), LONG_AGO.plusSeconds(60));
    answered("5", Map.of("ces", 7), LONG_AGO.plusSeconds(60));
    delivered("recent", now, "nps");
    answered("recent", Map.of("nps", 10), now);
    delivered("old style", LONG_AGO, null);
    answered("handed over", Map.of("nps", 9), LONG_AGO);

    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                bounds("")
                    .body("outcomeNotTold", is(1))
                    .body("groups", hasSize(1))
                    .body("groups[0].series", is("nps-touchpoint/1"))
                    .body("groups[0].asked", is(5))
                    .body("groups[0].n", is(2))
                    .body("groups[0].unanswered", is(3))
                    .body("groups[0].tooRecent", is(1))
                    .body("groups[0].answersByAnyWay", is(4)));
    // 100 · (1 − 1) / 2; 100 · (1 − 4) / 5; 100 · (4 − 1) / 5.
    bounds("")
        .body("definition", is("silence-bounds/1"))
        .body("groups[0].value.toDouble()", closeTo(0, 1e-6))
        .body("groups[0].worst.toDouble()", closeTo(-60, 1e-6))
        .body("groups[0].best.toDouble()", closeTo(60, 1e-6));
    bounds("&by=channel").body("groups[0].key.channel", is("email"));
    bounds("&channel=sms").body("groups", hasSize(0));
    bounds("&from=2026-05-02")
        .body("groups[0].asked", is(0))
        .body("groups[0]", not(hasKey("worst")));

    answered("2", Map.of("nps", 9), LONG_AGO.plusSeconds(90));
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                bounds("")
                    .body("groups[0].n", is(2))
                    .body("groups[0].worst.toDouble()", closeTo(-20, 1e-6)));
    bounds("").body("groups[0].best.toDouble()", closeTo(100, 1e-6));
    // The response rate counts all deliveries, whatever they asked for.
    lead("/api/risk/metrics/response-rate?by=survey")
        .body("groups.find { it.key.survey == '" + survey + "' }.n", is(7));
  }

  @Test
  void answersAndDeliveriesThatComeAtTheSameTimeFindEachOther() {
    var events = new ArrayList<OutgoingEvent>();
    for (var at = 0; at < MANY; at++) {
      events.add(happening("delivered", "many-" + at, LONG_AGO, "nps"));
      events.add(response("many-" + at, Map.of("nps", 10), LONG_AGO.plusSeconds(60)));
    }
    broker.publisher().publishAll(events).join();
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                bounds("")
                    .body("groups[0].n", is(MANY))
                    .body("groups[0].asked", is(MANY))
                    .body("groups[0].answersByAnyWay", is(MANY)));
  }

  @Test
  void anErasedCustomersAnswerStaysInTheFigure() {
    delivered("1", LONG_AGO, "nps");
    answered("1", Map.of("nps", 10), LONG_AGO.plusSeconds(60));
    await().atMost(SOON).untilAsserted(() -> bounds("").body("groups[0].n", is(1)));

    var erased = CustomerErased.of(customer("1"), 2, now);
    broker
        .publisher()
        .publish(event("amends.customers.v1", CustomerErased.TYPE, customer("1"), now, erased))
        .join();

    await()
        .atMost(SOON)
        .untilAsserted(
            () -> lead("/api/risk/customers/" + customer("1") + "/silence").statusCode(404));
    bounds("").body("groups[0].n", is(1)).body("groups[0].asked", is(1));
  }

  @Test
  void whatDoesNotExistIsRefusedByName() {
    var path = "/api/risk/metrics/silence-bounds";
    lead(path + "?metric=nes").statusCode(400).body("code", is("invalid"));
    lead(path + "?by=moon").statusCode(400);
    lead(path + "?segment=business").statusCode(400);
    lead(path + "?from=yesterday").statusCode(400);
    given()
        .header("Authorization", TestIdentity.bearer("anna", "agent"))
        .get(path)
        .then()
        .statusCode(403);
  }

  private void assessed(String number) {
    given()
        .header("Authorization", TestIdentity.bearer("anna", "agent"))
        .get("/api/risk/customers/" + customer(number))
        .then()
        .statusCode(200);
  }

  private ValidatableResponse bounds(String more) {
    return lead("/api/risk/metrics/silence-bounds?survey=" + survey + more).statusCode(200);
  }

  private static ValidatableResponse lead(String path) {
    return given().header("Authorization", TestIdentity.bearer("carl", "cx-lead")).get(path).then();
  }

  private String customer(String number) {
    return "C-" + number.replace(' ', '-') + "-" + survey;
  }

  private UUID id(String number) {
    return UUID.nameUUIDFromBytes((survey + number).getBytes());
  }

  private void delivered(String number, Instant at, String outcome) {
    happened("delivered", number, at, outcome);
  }

  private void declined(String number, Instant at) {
    happened("declined", number, at, null);
  }

  private void happened(String what, String number, Instant at, String outcome) {
    broker.publisher().publish(happening(what, number, at, outcome)).join();
  }

  private OutgoingEvent happening(String what, String number, Instant at, String outcome) {
    var data = new HashMap<String, Object>();
    data.put("invitationId", id(number));
    data.put("survey", survey);
    data.put("version", 1);
    data.put("customerId", customer(number));
    data.put("occurredAt", at);
    data.put("touchpoint", "delivery");
    data.put("channel", "email");
    data.put("outcome", outcome);
    return event(
        "amends.interactions.v1", "dev.amends.survey." + what + ".v1", customer(number), at, data);
  }

  private void answered(String number, Map<String, Integer> scores, Instant at) {
    broker.publisher().publish(response(number, scores, at)).join();
  }

  private OutgoingEvent response(String number, Map<String, Integer> scores, Instant at) {
    var data = new HashMap<String, Object>();
    data.put("receiptId", id("receipt" + number));
    data.put("source", "survey:" + survey);
    data.put("customerId", customer(number));
    data.put("anonymous", false);
    data.put("mode", "history");
    data.put("occurredAt", at);
    data.put("revisedAt", at);
    data.put("touchpoint", "delivery");
    data.put("channel", "email");
    data.put("scores", scores);
    data.put("invitationId", id(number).toString());
    return event(
        "amends.feedback.v1", "dev.amends.feedback.received.v1", customer(number), at, data);
  }

  private static OutgoingEvent event(
      String topic, String type, String customer, Instant at, Object data) {
    var meta = new EventMeta(UUID.randomUUID(), type, "/test", at, customer, null, null, null);
    return OutgoingEvent.of(topic, meta, data);
  }
}

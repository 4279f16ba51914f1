package dev.amends.risk;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

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
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class JourneyIT {

  private static final Duration SOON = Duration.ofSeconds(20);

  private final String journey = "first-order-" + UUID.randomUUID();

  @Inject StreamPublisher broker;
  @Inject Clock clock;

  @Test
  void aJourneyIsToldInTheOrderInWhichItIsLived() {
    broker
        .publisher()
        .publishAll(
            List.of(
                lived(
                    "A",
                    "order",
                    5,
                    Map.of("nps", 9),
                    "happy",
                    "Snabb leverans och trevlig personal."),
                lived("A", "delivery", 3, Map.of("nps", 2), "angry", null),
                lived("B", "order", 4, Map.of("nps", 9), "happy", null),
                lived("B", "delivery", 2, Map.of("nps", 9), null, null),
                lived("B", "delivery", 400, Map.of("nps", 9), null, null),
                lived("B", null, 1, Map.of("nps", 9), null, null)))
        .join();
    await()
        .atMost(SOON)
        .until(
            () ->
                one("").extract().statusCode() == 200
                    && 4 == (Integer) one("").extract().path("n"));
    one("")
        .body("definition", is("journey-as-lived/1"))
        .body("limited", is(false))
        .body("moments.touchpoint", equalTo(List.of("order", "delivery")))
        .body("moments.n", equalTo(List.of(2, 2)))
        .body("moments.customers", equalTo(List.of(2, 2)))
        .body("moments[0].emotion.value", is(1f))
        .body("moments[0].emotion.smallSample", is(true))
        .body("moments[0]", not(hasKey("peak")))
        .body("moments[0].tone.n", is(1))
        .body("moments[1].emotion.n", is(1))
        .body("moments[1].named[0].emotion", is("angry"))
        .body("moments[1].atRisk.value", is(0.5f))
        .body("moments[1].pLoss.n", is(2));
    one("?from=2019-01-01")
        .body("moments.touchpoint", equalTo(List.of("delivery", "order")))
        .body("moments.n", equalTo(List.of(3, 2)));
    lead().get("/api/risk/journeys").then().body("items.journey", hasItem(journey));
  }

  @Test
  void whatCannotBeToldIsAnsweredWithTheWayOut() {
    lead().get("/api/risk/journeys/nobodys").then().statusCode(404).body("code", is("not-found"));
    lead().get("/api/risk/journeys/" + "x".repeat(101)).then().statusCode(400);
    one("?from=2026-05-02&to=2026-05-02").statusCode(400);
    one("?from=2010-01-01&to=2026-05-02").statusCode(400);
    one("?from=yesterday").statusCode(400);
    one("?from=&to=").statusCode(404);
    one("?form=2026-05-01").statusCode(400);
    as("anna", "agent").get("/api/risk/journeys").then().statusCode(403);
  }

  private ValidatableResponse one(String query) {
    return lead().get("/api/risk/journeys/" + journey + query).then();
  }

  private OutgoingEvent lived(
      String who,
      String touchpoint,
      int daysAgo,
      Map<String, Object> scores,
      String emotion,
      String comment) {
    var receipt = UUID.randomUUID();
    var answers = new HashMap<>(scores);
    if (emotion != null) {
      answers.put("emotions", List.of(emotion));
    }
    var data = new HashMap<String, Object>();
    data.put("receiptId", receipt);
    data.put("source", "journey-it");
    data.put("customerId", who + journey);
    data.put("anonymous", false);
    data.put("mode", "history");
    data.put("occurredAt", clock.instant().minus(Duration.ofDays(daysAgo)));
    data.put("journey", journey);
    data.put("language", "sv");
    data.put("scores", answers);
    if (touchpoint != null) {
      data.put("touchpoint", touchpoint);
    }
    if (comment != null) {
      data.put("comment", comment);
    }
    return OutgoingEvent.of(
        "amends.feedback.v1",
        new EventMeta(
            UUID.randomUUID(),
            "dev.amends.feedback.received.v1",
            "/test",
            clock.instant(),
            who + journey,
            receipt,
            null,
            null),
        data);
  }

  private static RequestSpecification lead() {
    return as("carl", "cx-lead");
  }

  private static RequestSpecification as(String name, String role) {
    return given()
        .contentType("application/json")
        .header("Authorization", TestIdentity.bearer(name, role));
  }
}

package dev.amends.risk;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

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
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class PerceptionGapIT {

  private static final Duration SOON = Duration.ofSeconds(20);

  private final String touchpoint = "desk-" + UUID.randomUUID();

  @Inject StreamPublisher broker;
  @Inject Clock clock;

  @Test
  void whatStaffBelieveIsHeldBesideWhatCustomersAnswer() {
    broker.publisher().publishAll(List.of(easy(2), easy(4))).join();
    for (var who : List.of("anna", "bo", "carin", "david")) {
      believe(who, 6).statusCode(200);
    }
    await().atMost(SOON).until(() -> customers() == 2);
    // Four believe, which would tell of single people.
    gap().body(found("staff.value"), nullValue()).body(found("value"), nullValue());
    believe("eva", 1).statusCode(200);
    believe("eva", 6).statusCode(200).body("items.answer", equalTo(List.of(6)));
    gap()
        .body("definition", is("perception-gap/1"))
        .body(found("series"), is("ces/1"))
        .body(found("staff.n"), is(5))
        .body(found("staff.value"), is(6f))
        .body(found("customers.value"), is(3f))
        .body(found("value"), is(3f));
    lead()
        .get("/api/risk/metrics/perception-gap?metric=ces&month=2019-01")
        .then()
        .body("groups", hasSize(0));
  }

  @Test
  void whatIsNoBeliefIsAnsweredWithTheWayOut() {
    believe("anna", 0).statusCode(400).body("detail", is("answer is 1 to 7."));
    believe("anna", 8).statusCode(400);
    lead()
        .body("{\"metric\": \"nes\", \"answer\": 1}")
        .put("/api/risk/beliefs")
        .then()
        .statusCode(400);
    lead()
        .body(
            "{\"metric\": \"nps\", \"answer\": 10, \"touchpoint\": \"%s\"}"
                .formatted("x".repeat(101)))
        .put("/api/risk/beliefs")
        .then()
        .statusCode(400);
    lead().get("/api/risk/metrics/perception-gap?metric=nes").then().statusCode(400);
    lead().get("/api/risk/metrics/perception-gap?metric=nps&month=may").then().statusCode(400);
    as("anna", "agent").get("/api/risk/metrics/perception-gap?metric=nps").then().statusCode(403);
    as("mia", "marketer").get("/api/risk/beliefs").then().statusCode(403);
  }

  @Test
  void twoHundredAnswersAMonthAreEnoughForOnePersonAndStillCanBeChanged() {
    for (var n = 1; n <= 200; n++) {
      about("frida", n, 3).statusCode(200);
    }
    about("frida", 201, 3).statusCode(409).body("code", is("illegal-state"));
    about("frida", 200, 5).statusCode(200).body("items", hasSize(200));
    about("gustav", 201, 3).statusCode(200);
  }

  private ValidatableResponse about(String who, int n, int answer) {
    return as(who, "agent")
        .body(
            "{\"metric\": \"ces\", \"touchpoint\": \"%s-%d\", \"answer\": %d}"
                .formatted(touchpoint, n, answer))
        .put("/api/risk/beliefs")
        .then();
  }

  private int customers() {
    Integer n =
        lead().get("/api/risk/metrics?metric=ces&touchpoint=" + touchpoint).path("groups[0].n");
    return n == null ? 0 : n;
  }

  private ValidatableResponse gap() {
    return lead().get("/api/risk/metrics/perception-gap?metric=ces").then().statusCode(200);
  }

  private String found(String field) {
    return "groups.find { it.touchpoint == '" + touchpoint + "' }." + field;
  }

  private ValidatableResponse believe(String who, int answer) {
    return as(who, "agent")
        .body(
            "{\"metric\": \"ces\", \"touchpoint\": \"%s\", \"answer\": %d}"
                .formatted(touchpoint, answer))
        .put("/api/risk/beliefs")
        .then();
  }

  private OutgoingEvent easy(int ces) {
    var receipt = UUID.randomUUID();
    return OutgoingEvent.of(
        "amends.feedback.v1",
        new EventMeta(
            UUID.randomUUID(),
            "dev.amends.feedback.received.v1",
            "/test",
            clock.instant(),
            "C-" + receipt,
            receipt,
            null,
            null),
        Map.of(
            "receiptId",
            receipt,
            "source",
            "perception-it",
            "customerId",
            "C-" + receipt,
            "anonymous",
            false,
            "mode",
            "history",
            "occurredAt",
            clock.instant(),
            "touchpoint",
            touchpoint,
            "scores",
            Map.of("ces", ces)));
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

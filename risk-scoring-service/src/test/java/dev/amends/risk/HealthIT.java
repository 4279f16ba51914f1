package dev.amends.risk;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.closeTo;
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
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class HealthIT {

  private static final Duration SOON = Duration.ofSeconds(20);

  private final String customer = "C-health-" + UUID.randomUUID();

  @Inject StreamPublisher broker;
  @Inject Clock clock;

  @Test
  void everyContactCountsAndTheObjectionOfTheCustomerEndsIt() {
    var now = clock.instant();
    var kept = now.minus(Duration.ofDays(1));
    var broken = now.minus(Duration.ofDays(180));
    var delivered = now.minus(Duration.ofDays(15));
    var receipt = UUID.randomUUID();
    broker
        .publisher()
        .publishAll(
            List.of(
                event(
                    "amends.cases.v1", "promise.kept", Map.of("customerId", customer, "at", kept)),
                event(
                    "amends.cases.v1",
                    "promise.broken",
                    Map.of("customerId", customer, "at", broken)),
                event(
                    "amends.interactions.v1",
                    "order.placed",
                    Map.of("customerId", customer, "occurredAt", kept)),
                event(
                    "amends.interactions.v1",
                    "survey.delivered",
                    Map.of(
                        "invitationId",
                        UUID.randomUUID(),
                        "survey",
                        "delivery",
                        "version",
                        1,
                        "customerId",
                        customer,
                        "occurredAt",
                        delivered,
                        "channel",
                        "email")),
                event(
                    "amends.feedback.v1",
                    "feedback.received",
                    Map.of(
                        "receiptId",
                        receipt,
                        "source",
                        "health-it",
                        "customerId",
                        customer,
                        "anonymous",
                        false,
                        "mode",
                        "live",
                        "occurredAt",
                        kept,
                        "scores",
                        Map.of("nps", 9)))))
        .join();
    await().atMost(SOON).until(() -> health().extract().path("n") == (Integer) 5);
    // 50 neutral; kept 100, answered 90 and half of 75 nearly unaged; half of 25, a day old; half
    // of 0, half a year old.
    health()
        .statusCode(200)
        .body("definition", is("relationship-health/1"))
        .body(
            "value.toDouble()", closeTo((50 + 100 + 90 + 37.5 + 12.5) / (1 + 1 + 1 + 1 + 0.5), 0.5))
        .body("months", hasSize(12))
        .body("months[0].n", is(0))
        .body("months[0].value", nullValue())
        .body("parts.kind[4]", is("promise-broken"))
        .body("parts.quality[4]", equalTo(0f));

    broker
        .publisher()
        .publishAll(
            List.of(
                event(
                    "amends.customers.v1",
                    "customer.changed",
                    Map.of(
                        "customerId",
                        customer,
                        "permissions",
                        List.of(Map.of("purpose", "profiling", "withdrawn", true))))))
        .join();
    await().atMost(SOON).until(() -> health().extract().path("profilingObjection") != null);
    health().body("n", is(0)).body("value", nullValue()).body("parts", hasSize(0));
  }

  @Test
  void ofACustomerWithoutAnyContactNothingIsTold() {
    health().statusCode(404).body("code", is("not-found"));
  }

  private ValidatableResponse health() {
    return given()
        .header("Authorization", TestIdentity.bearer("anna", "agent"))
        .get("/api/risk/customers/" + customer + "/health")
        .then();
  }

  private OutgoingEvent event(String topic, String type, Map<String, Object> data) {
    var name = "dev.amends." + type + ".v1";
    Instant at = clock.instant();
    var meta =
        new EventMeta(
            UUID.randomUUID(), name, "/test", at, customer, UUID.randomUUID(), null, null);
    return OutgoingEvent.of(topic, meta, data);
  }
}

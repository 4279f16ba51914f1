package dev.amends.risk;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
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
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class ResponseRateIT {

  private static final Duration SOON = Duration.ofSeconds(20);

  /** Long enough ago for silence to mean something. */
  private static final Instant LONG_AGO = Instant.parse("2026-05-01T09:30:00Z");

  /** Whoever was asked a moment ago has still time. */
  private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

  private final String survey = "it-" + UUID.randomUUID();

  @Inject StreamPublisher broker;

  @Test
  void deliveriesAnswersAndSilenceAreCountedBySlice() {
    var talks = "C-talks-" + survey;
    var quiet = "C-quiet-" + survey;
    happened("delivered", "1", talks, LONG_AGO, "email");
    happened("answered", "1", talks, LONG_AGO.plusSeconds(60), "email");
    happened("delivered", "2", talks, LONG_AGO.plusSeconds(90), "email");
    happened("declined", "2", talks, LONG_AGO.plusSeconds(120), "email");
    happened("delivered", "3", quiet, LONG_AGO, "email");
    happened("delivered", "4", quiet, LONG_AGO.plusSeconds(5), "sms");
    happened("delivered", "5", quiet, now, "email");

    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                rates("survey")
                    .body(group("n"), is(5))
                    .body(group("answered"), is(1))
                    .body(group("declined"), is(1))
                    .body(group("silent"), is(2))
                    .body(group("waiting"), is(1))
                    .body(group("value") + ".toDouble()", closeTo(20, 1e-6)));
    rates("survey,channel")
        .body("groups.find { it.key == [survey: '" + survey + "', channel: 'sms'] }.silent", is(1));
    silence(quiet)
        .body("delivered", is(3))
        .body("unansweredInARow", is(2))
        .body("lastDeliveredAt", equalTo(now.toString()))
        .body("$", not(hasKey("lastHeardAt")));
    silence(talks)
        .body("answered", is(1))
        .body("declined", is(1))
        .body("unansweredInARow", is(0))
        .body("lastHeardAt", equalTo("2026-05-01T09:32:00Z"));
  }

  @Test
  void anErasedCustomersFiguresStayWithoutTheCustomer() {
    var customer = "C-erased-" + survey;
    happened("delivered", "1", customer, LONG_AGO, "email");
    await().atMost(SOON).untilAsserted(() -> silence(customer).statusCode(200));

    var erased = CustomerErased.of(customer, 2, now);
    publish("amends.customers.v1", CustomerErased.TYPE, customer, now, erased);

    await().atMost(SOON).untilAsserted(() -> silence(customer).statusCode(404));
    rates("survey").body(group("n"), is(1));
  }

  @Test
  void whatDoesNotExistIsRefusedByName() {
    lead("/api/risk/metrics/response-rate?by=moon").statusCode(400).body("code", is("invalid"));
    lead("/api/risk/metrics/response-rate?from=yesterday").statusCode(400);
    lead("/api/risk/customers/nobody/silence").statusCode(404).body("code", is("not-found"));
    given()
        .header("Authorization", TestIdentity.bearer("anna", "agent"))
        .get("/api/risk/metrics/response-rate")
        .then()
        .statusCode(403);
  }

  private String group(String field) {
    return "groups.find { it.key.survey == '" + survey + "' }." + field;
  }

  private static ValidatableResponse rates(String by) {
    return lead("/api/risk/metrics/response-rate?by=" + by).statusCode(200);
  }

  private static ValidatableResponse silence(String customer) {
    return lead("/api/risk/customers/" + customer + "/silence");
  }

  private static ValidatableResponse lead(String path) {
    return given().header("Authorization", TestIdentity.bearer("carl", "cx-lead")).get(path).then();
  }

  private void happened(String what, String number, String customer, Instant at, String channel) {
    var invitation = UUID.nameUUIDFromBytes((survey + number).getBytes());
    publish(
        "amends.interactions.v1",
        "dev.amends.survey." + what + ".v1",
        customer,
        at,
        Map.of(
            "invitationId",
            invitation,
            "survey",
            survey,
            "version",
            1,
            "customerId",
            customer,
            "occurredAt",
            at,
            "touchpoint",
            "delivery",
            "channel",
            channel));
  }

  private void publish(String topic, String type, String customer, Instant at, Object data) {
    var meta = new EventMeta(UUID.randomUUID(), type, "/test", at, customer, null, null, null);
    broker.publisher().publish(OutgoingEvent.of(topic, meta, data)).join();
  }
}

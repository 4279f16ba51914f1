package dev.amends.ingest.interactions;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.amends.backbone.event.DeterministicId;
import dev.amends.backbone.event.EventMeta;
import dev.amends.ingest.PublishedRecords;
import dev.amends.localstack.testing.LocalStackResource;
import dev.amends.localstack.testing.TestIdentity;
import dev.amends.localstack.testing.TestStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class InteractionsIT {

  private static final String PATH = "/api/interactions/batch";

  private final String run = UUID.randomUUID().toString();
  private final String customer = "C-" + run;

  @Test
  void theGoodItemsOfAMixedBatchAreOnTheTopicWhenTheAnswerComes() {
    var order =
        item("o-1", "order.placed")
            .replace("}", ", \"amount\": {\"amount\": 129.50, \"currency\": \"SEK\"}}");
    var ended = item("k-1", "contract.ended").replace("}", ", \"reason\": \"price\"}");
    upstream()
        .body("[" + order + ", 7, " + item("x", "order.lost") + ", " + ended + "]")
        .post(PATH)
        .then()
        .statusCode(200)
        .body("accepted", is(2))
        .body("rejected", is(2))
        .body("items.index", equalTo(List.of(0, 1, 2, 3)))
        .body("items.status", equalTo(List.of("accepted", "rejected", "rejected", "accepted")))
        .body("items[0].eventId", is(id("o-1", "order.placed").toString()))
        .body("items[2].problem.errors[0].field", is("type"))
        .body("items[2].problem.errors[0].code", is("unknown-value"));

    var published = records().of(customer);
    assertEquals(
        List.of("dev.amends.order.placed.v1", "dev.amends.contract.ended.v1"),
        published.stream().map(record -> record.meta().type()).toList());
    var first = published.getFirst();
    var receivedAt = Instant.parse(first.data().path("receivedAt").asText());
    assertEquals(meta("o-1", "order.placed", first.meta().traceparent(), receivedAt), first.meta());
    assertNotNull(first.meta().traceparent());
    assertEquals("129.5", first.data().path("amount").path("amount").asText());
    assertEquals("SEK", first.data().path("amount").path("currency").asText());
    assertEquals("erp", first.data().path("submittedBy").asText());
    assertEquals("price", published.getLast().data().path("reason").asText());
  }

  @Test
  void aRepeatRepeatsTheEventId() {
    var lines = item("t-1", "touchpoint.occurred") + "\n";
    for (var each : Collections.nCopies(2, lines)) {
      upstream()
          .contentType("application/x-ndjson")
          .body(each.getBytes(StandardCharsets.UTF_8))
          .post(PATH)
          .then()
          .statusCode(200)
          .body("items.status", equalTo(List.of("accepted")));
    }
    var id = id("t-1", "touchpoint.occurred");
    assertEquals(
        List.of(id, id), records().of(customer).stream().map(each -> each.meta().id()).toList());
  }

  @Test
  void ofTooManyItemsNoneIsPublished() {
    var tooMany = String.join(",", Collections.nCopies(10_001, item("m-1", "touchpoint.occurred")));
    upstream()
        .body("[" + tooMany + "]")
        .post(PATH)
        .then()
        .statusCode(413)
        .contentType("application/problem+json")
        .body("code", is("too-many-items"));
    upstream().body("[" + item("m-2", "order.placed") + "]").post(PATH).then().statusCode(200);
    assertEquals(
        List.of(id("m-2", "order.placed")),
        records().of(customer).stream().map(each -> each.meta().id()).toList());
  }

  @Test
  void aBatchMayBeLargerThanOtherBodies() {
    upstream()
        .body("[" + " ".repeat(2_000_000) + item("l-1", "order.placed") + "]")
        .post(PATH)
        .then()
        .statusCode(200)
        .body("accepted", is(1));
  }

  @Test
  void onlyUpstreamSystemsMayHandOver() {
    given().contentType("application/json").body("[]").post(PATH).then().statusCode(401);
    as("anna", "agent").body("[]").post(PATH).then().statusCode(403).body("code", is("forbidden"));
  }

  @Test
  void withoutABrokerTheSenderHearsSoWithinSecondsAndMayTryAgain() {
    var batch = "[" + item("away", "order.placed") + "]";
    TestStack.shared().pauseBroker();
    try {
      upstream()
          .body(batch)
          .post(PATH)
          .then()
          .statusCode(503)
          .header("Retry-After", "5")
          .body("code", is("broker-unavailable"));
    } finally {
      TestStack.shared().resumeBroker();
    }
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> upstream().body(batch).post(PATH).statusCode() == 200);
  }

  private static PublishedRecords records() {
    return new PublishedRecords(
        TestStack.shared().bootstrapServers(), PublishingInteractions.TOPIC);
  }

  private EventMeta meta(String externalId, String type, String traceparent, Instant acceptedAt) {
    return new EventMeta(
        id(externalId, type),
        "dev.amends." + type + ".v1",
        "/survey-ingest",
        Instant.parse("2026-05-01T09:30:00Z"),
        customer,
        null,
        traceparent,
        null,
        acceptedAt);
  }

  private UUID id(String externalId, String type) {
    return DeterministicId.of(run, externalId, "dev.amends." + type + ".v1");
  }

  private String item(String externalId, String type) {
    return "{\"source\": \""
        + run
        + "\", \"externalId\": \""
        + externalId
        + "\", \"customerId\": \""
        + customer
        + "\", \"type\": \""
        + type
        + "\", \"occurredAt\": \"2026-05-01T09:30:00Z\"}";
  }

  private static RequestSpecification upstream() {
    return as("erp", "upstream");
  }

  private static RequestSpecification as(String name, String role) {
    return given()
        .header("Authorization", TestIdentity.bearer(name, role))
        .contentType("application/json");
  }
}

package dev.amends.ingest;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.amends.localstack.testing.LocalStackResource;
import dev.amends.localstack.testing.TestIdentity;
import dev.amends.localstack.testing.TestStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class IngestIT {

  private static final Duration SOON = Duration.ofSeconds(20);

  private final String run = UUID.randomUUID().toString();

  @Test
  void anAcceptedResponseHasAReceiptAndTheSameOneAgain() {
    var first = receipt(event("r1", "\"scores\": {\"nps\": 9}"));
    var again = receipt(event("r1", "\"scores\": {\"nps\": 9}"));
    assertEquals(first, again);
  }

  @Test
  void whatWasSaidLongAgoHasAReceiptThatSaysThatNobodyActsOnIt() {
    var old = event("r3", "\"scores\": {\"nps\": 1}");
    var receipt = old(old).body("reason", is("too-old")).extract().path("receiptId").toString();
    upstream()
        .body("[" + old + "]")
        .post("/api/feedback/batch")
        .then()
        .body("items[0].reason", is("too-old"));
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                upstream()
                    .get("/api/trace/" + receipt)
                    .then()
                    .body("hops.find { it.event == 'feedback.received' }.reason", is("too-old")));
    old(old.replaceFirst("\\{", "{\"mode\": \"live\", ")).body("reason", nullValue());
    assertEquals(
        java.util.List.of("too-old", "too-old", ""),
        published("C-" + run).stream()
            .map(each -> each.data().path("notActedOn").asText())
            .sorted(java.util.Comparator.reverseOrder())
            .toList());
  }

  private static ValidatableResponse old(String event) {
    return upstream().body(event).post("/api/feedback").then().statusCode(202);
  }

  @Test
  void whatBecameOfItCanBeFollowedByWhomItCameFrom() {
    var receipt = receipt(event("r2", "\"scores\": {\"nps\": 9}"));
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                upstream()
                    .get("/api/trace/" + receipt)
                    .then()
                    .statusCode(200)
                    .body("hops.event", hasItem("feedback.received"))
                    .body("hops.service", hasItem("survey-ingest")));
    as("somebody-else", "upstream").get("/api/trace/" + receipt).then().statusCode(404);
    as("anna", "agent").get("/api/trace/" + receipt).then().statusCode(200);
  }

  @Test
  void whatIsHandedOverTwiceIsOneStep() {
    var twice = event("r3", "\"scores\": {\"nps\": 9}");
    var receipt = receipt(twice);
    receipt(twice);
    // Of the same customer, and so behind both.
    var last = receipt(event("r4", "\"scores\": {\"nps\": 9}"));
    await().atMost(SOON).until(() -> upstream().get("/api/trace/" + last).statusCode() == 200);
    upstream()
        .get("/api/trace/" + receipt)
        .then()
        .body("hops.event", equalTo(java.util.List.of("feedback.received")));
  }

  @Test
  void whatACustomerSaidOnThePhoneIsWrittenDownByStaffWithoutScores() {
    var note =
        "{\"customerId\": \"note-%s\", \"channel\": \"call\", \"comment\": \"Mitt nummer är 811228-9874, radera mina uppgifter\"%s}";
    as("anna", "agent")
        .body(
            note.formatted(
                run, ", \"externalId\": \"x\", \"customer\": {\"email\": \"mine@example.com\"}"))
        .post("/api/feedback/notes")
        .then()
        .statusCode(202)
        .body("status", is("accepted"));
    var data = published("note-" + run).getFirst().data();
    assertEquals("staff", data.path("source").asText());
    assertEquals("anna", data.path("author").asText());
    assertEquals("anna:x", data.path("externalId").asText());
    assertFalse(data.has("customerVersion"), "staff do not change the facts of a customer");
    assertEquals(
        "Mitt nummer är ••••••-••••, radera mina uppgifter", data.path("comment").asText());
    assertEquals("erasure-request", data.at("/flags/0").asText());

    as("anna", "agent")
        .body(note.formatted(run, ", \"scores\": {\"nps\": 2}").replace("call", "hearsay"))
        .post("/api/feedback/notes")
        .then()
        .statusCode(400)
        .body("errors.field", equalTo(java.util.List.of("channel", "scores")));
    upstream().body(note.formatted(run, "")).post("/api/feedback/notes").then().statusCode(403);
  }

  @Test
  void factsThatCameAlongAreMergedFirst() {
    receipt(
        event(
            "r3",
            "\"customer\": {\"name\": \"Åsa\", \"annualValue\": {\"amount\": 4200, \"currency\": \"SEK\"}}"));
  }

  @Test
  void aBadResponseIsRefusedWithEverythingThatIsWrong() {
    upstream()
        .body(
            "{\"source\": \"s\", \"scores\": {\"nps\": 11}, \"occurredAt\": \"2999-01-01T00:00:00Z\"}")
        .post("/api/feedback")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("code", equalTo("invalid"))
        .body(
            "errors.field",
            equalTo(java.util.List.of("externalId", "customerId", "scores.nps", "occurredAt")))
        .body(
            "errors.code",
            equalTo(java.util.List.of("required", "required", "out-of-range", "in-future")));
  }

  @Test
  void brokenJsonAndBrokenTextAreToldApart() {
    upstream()
        .body("{\"source\": ")
        .post("/api/feedback")
        .then()
        .statusCode(400)
        .body("code", is("malformed-json"));
    var broken =
        event("r4", "\"comment\": \"x\"")
            .replace("\"x\"", "\"\u00e5\"")
            .getBytes(StandardCharsets.ISO_8859_1);
    upstream()
        .body(broken)
        .post("/api/feedback")
        .then()
        .statusCode(400)
        .body("code", is("broken-encoding"));
  }

  @Test
  void eventsComeAsCloudEventsInEveryMode() {
    var data = "{\"customerId\": \"C-1\", \"scores\": {\"nps\": 4}}";
    var envelope =
        "{\"specversion\": \"1.0\", \"type\": \"dev.amends.feedback.submitted.v1\", \"source\": \""
            + run
            + "\", \"id\": \"%s\", \"time\": \"2026-05-01T09:30:00Z\", \"data\": "
            + data
            + "}";
    upstream()
        .contentType("application/cloudevents+json")
        .body(envelope.formatted("ce1"))
        .post("/api/feedback")
        .then()
        .statusCode(202);
    upstream()
        .header("ce-specversion", "1.0")
        .header("ce-type", "dev.amends.feedback.submitted.v1")
        .header("ce-source", run)
        .header("ce-id", "ce2")
        .header("ce-time", "2026-05-01T09:30:00Z")
        .body(data)
        .post("/api/feedback")
        .then()
        .statusCode(202);
    upstream()
        .contentType("application/cloudevents-batch+json")
        .body("[" + envelope.formatted("ce3") + ", {\"specversion\": \"0.3\"}]")
        .post("/api/feedback/batch")
        .then()
        .statusCode(200)
        .body("accepted", is(1))
        .body("rejected", is(1));
  }

  @Test
  void aMixedBatchGetsAVerdictPerItem() {
    var batch =
        "["
            + event("b1", "")
            + ","
            + event("b2", "\"scores\": {\"ces\": 9}")
            + ", 7,"
            + event("b3", "")
            + "]";
    upstream()
        .body(batch)
        .post("/api/feedback/batch")
        .then()
        .statusCode(200)
        .body("accepted", is(2))
        .body("rejected", is(2))
        .body("items.index", equalTo(java.util.List.of(0, 1, 2, 3)))
        .body(
            "items.status",
            equalTo(java.util.List.of("accepted", "rejected", "rejected", "accepted")))
        .body("items[1].problem.errors[0].field", is("scores.ces"));
  }

  @Test
  void aBrokenLineDoesNotSpoilTheOthers() {
    var lines = event("n1", "") + "\n{\"source\": \n\n" + event("n2", "") + "\n";
    upstream()
        .contentType("application/x-ndjson")
        .body(lines.getBytes(StandardCharsets.UTF_8))
        .post("/api/feedback/batch")
        .then()
        .statusCode(200)
        .body("items.status", equalTo(java.util.List.of("accepted", "rejected", "accepted")))
        .body("items[1].problem.code", is("malformed-json"));
  }

  @Test
  void tenThousandItemsFitAndOneMoreDoesNot() {
    var item = "{}";
    var tooMany =
        IntStream.range(0, 10_001).mapToObj(i -> item).collect(Collectors.joining(",", "[", "]"));
    upstream()
        .body(tooMany)
        .post("/api/feedback/batch")
        .then()
        .statusCode(413)
        .body("code", is("too-many-items"));
    var full =
        IntStream.range(0, 10_000).mapToObj(i -> item).collect(Collectors.joining(",", "[", "]"));
    upstream()
        .body(full)
        .post("/api/feedback/batch")
        .then()
        .statusCode(200)
        .body("rejected", is(10_000));
  }

  @Test
  void aBodyOverTheLimitIsRefusedBeforeItIsRead() {
    upstream()
        .body(event("big", "\"comment\": \"" + "x".repeat(1_100_000) + "\""))
        .post("/api/feedback")
        .then()
        .statusCode(413)
        .contentType("application/problem+json")
        .body("code", is("too-large"));
  }

  @Test
  void strangersAreToldToSignInAndOthersThatTheyMayNot() {
    given()
        .contentType("application/json")
        .body("{}")
        .post("/api/feedback")
        .then()
        .statusCode(401)
        .body("code", is("not-authenticated"));
    as("anna", "agent")
        .body("{}")
        .post("/api/feedback")
        .then()
        .statusCode(403)
        .body("code", is("forbidden"));
    given().get("/api/nowhere").then().statusCode(401).body("code", is("not-authenticated"));
    upstream().get("/api/nowhere").then().statusCode(404).body("code", is("unknown-route"));
    given()
        .header("Authorization", "Bearer nonsense")
        .get("/api/nowhere")
        .then()
        .statusCode(401)
        .contentType("application/problem+json");
    upstream()
        .contentType("text/plain")
        .body("x")
        .post("/api/feedback")
        .then()
        .statusCode(415)
        .body("code", is("unsupported-media-type"));
  }

  @Test
  void withoutABrokerTheSenderHearsSoWithinSecondsAndMayTryAgain() {
    var event = event("away", "");
    TestStack.shared().pauseBroker();
    try {
      upstream()
          .body(event)
          .post("/api/feedback")
          .then()
          .statusCode(503)
          .header("Retry-After", "5")
          .body("code", is("broker-unavailable"));
    } finally {
      TestStack.shared().resumeBroker();
    }
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> upstream().body(event).post("/api/feedback").statusCode() == 202);
  }

  @Test
  void customersAreMergedWithAVerdictEach() {
    upstream()
        .body("[{\"customerId\": \"" + run + "\", \"name\": \"Bo\"}, {\"name\": \"nobody\"}]")
        .post("/api/customers/batch")
        .then()
        .statusCode(200)
        .body("items.status", equalTo(java.util.List.of("accepted", "rejected")));
  }

  private static java.util.List<PublishedRecords.Published> published(String customer) {
    var bootstrapServers =
        ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
    return new PublishedRecords(bootstrapServers, "amends.feedback.v1").of(customer);
  }

  private String receipt(String event) {
    return upstream()
        .body(event)
        .post("/api/feedback")
        .then()
        .statusCode(202)
        .body("status", is("accepted"))
        .body("receiptId.length()", greaterThan(30))
        .extract()
        .path("receiptId");
  }

  private String event(String externalId, String more) {
    return "{\"source\": \""
        + run
        + "\", \"externalId\": \""
        + externalId
        + "\", \"customerId\": \"C-"
        + run
        + "\", \"occurredAt\": \"2026-05-01T09:30:00Z\", \"touchpoint\": \"order\""
        + (more.isEmpty() ? "" : ", " + more)
        + "}";
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

package dev.amends.recovery;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.amends.backbone.event.EventMeta;
import dev.amends.backbone.event.OutgoingEvent;
import dev.amends.backbone.publish.StreamPublisher;
import dev.amends.localstack.testing.LocalStackResource;
import dev.amends.localstack.testing.TestIdentity;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class RecoveryIT {

  private static final Duration SOON = Duration.ofSeconds(20);

  private final String customer = "recovery-" + UUID.randomUUID();

  @Inject StreamPublisher broker;

  @TestHTTPResource("/api/recovery/stream")
  URI stream;

  @Test
  void aDetractorOpensOneCaseAndTheSecondResponseJoinsIt() {
    send(assessment("r1", 3, true, "live"));
    var id = caseOf(customer);
    send(assessment("r2", 1, true, "live"));

    await()
        .atMost(SOON)
        .untilAsserted(
            () -> anna().get("/api/recovery/cases/" + id).then().body("responses", is(2)));
    assertEquals(1, total());
    anna()
        .get("/api/recovery/cases/" + id)
        .then()
        .body("nps", is(1))
        .body("timeline.type", equalTo(List.of("opened", "feedback-joined")));
  }

  @Test
  void whatIsHistoryOrNotAtRiskOpensNothing() {
    send(assessment("r1", 0, true, "history"));
    send(assessment("r2", 9, false, "live"));
    send(assessment("r3", 2, true, "live"));

    caseOf(customer);
    assertEquals(1, total());
    anna().get("/api/recovery/cases?customerId=" + customer).then().body("items[0].nps", is(2));
  }

  @Test
  void aDetractorWhoObjectsToProfilingHasACaseWithoutAnyFigureOfLoss() {
    var byRule = data(customer, "r1", 3, true, "live", 1);
    byRule.putAll(Map.of("modelVersion", "none", "pLoss", 0, "band", "low"));
    send(event(customer, byRule));

    anna()
        .get("/api/recovery/cases/" + caseOf(customer))
        .then()
        .body("pLoss", nullValue())
        .body("band", nullValue())
        .body("urgency", is(40))
        .body("reasons", equalTo(List.of("nps-detractor")))
        .body("feedback[0].pLoss", nullValue());

    send(assessment("r2", 1, true, "live"));
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                anna()
                    .get("/api/recovery/cases/" + caseOf(customer))
                    .then()
                    .body("pLoss", is(0.6f))
                    .body("band", is("high")));
  }

  @Test
  void aRedeliveredAssessmentChangesNothing() {
    var event = assessment("r1", 3, true, "live");
    send(event);
    var id = caseOf(customer);
    send(event);
    send(assessment("r2", 3, true, "live"));

    await()
        .atMost(SOON)
        .untilAsserted(
            () -> anna().get("/api/recovery/cases/" + id).then().body("responses", is(2)));
    anna().get("/api/recovery/cases/" + id).then().body("version", is(2));
  }

  @Test
  void aCaseIsWorkedFromClaimToResolveAndBack() {
    send(assessment("r1", 3, true, "live"));
    var id = caseOf(customer);

    command(id, "claim", "{}")
        .then()
        .statusCode(200)
        .body("state", is("claimed"))
        .body("assignee", is("anna"));
    command(
            id,
            "contact",
            "{\"channel\": \"phone\", \"outcome\": \"reached\", \"note\": \"Talade\"}")
        .then()
        .statusCode(200)
        .body("contactedAt", not(nullValue()));
    command(id, "promise", "{\"text\": \"Ny leverans\", \"dueAt\": \"2999-01-01T00:00:00Z\"}")
        .then()
        .statusCode(200);
    String promise = anna().get("/api/recovery/cases/" + id).path("promises[0].id");
    command(id, "keep", "{\"promiseId\": \"" + promise + "\"}")
        .then()
        .statusCode(200)
        .body("promises[0].state", is("kept"));
    command(id, "note", "{\"text\": \"Nöjd\"}").then().statusCode(200);
    command(id, "resolve", "{\"rootCause\": \"nonsense\"}").then().statusCode(400);
    command(id, "resolve", "{\"rootCause\": \"delivery-missing\", \"note\": \"Skickad igen\"}")
        .then()
        .statusCode(200)
        .body("state", is("resolved"))
        .body("resolution.rootCause", is("delivery-missing"));
    command(id, "claim", "{}").then().statusCode(409).body("code", is("illegal-state"));
    command(id, "reopen", "{\"reason\": \"Kom inte\"}")
        .then()
        .statusCode(200)
        .body("state", is("open"));
  }

  @Test
  void operationsSeesHowManyWaitAndHowManyTooLong() {
    send(assessment("r1", 3, true, "live"));
    caseOf(customer);

    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              var summary = anna().get("/api/recovery/summary").jsonPath();
              int waiting = Stream.of("open", "claimed", "snoozed").mapToInt(summary::getInt).sum();
              assertEquals(waiting, metric("amends_cases_open"));
              assertEquals(summary.getInt("overdue"), metric("amends_cases_overdue"));
            });
  }

  private static double metric(String name) {
    return given()
        .get("/q/metrics")
        .asString()
        .lines()
        .filter(line -> line.startsWith(name + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
        .sum();
  }

  @Test
  void twoWhoAskForTheNextCaseGetTwoDifferentOnes() {
    send(assessment("r1", 0, true, "live"));
    caseOf(customer);
    send(assessmentOf(customer + "-b", "r1", 0, true, "live"));
    caseOf(customer + "-b");

    var first = anna().post("/api/recovery/cases/next").then().statusCode(200).extract();
    var second = as("bo").post("/api/recovery/cases/next").then().statusCode(200).extract();

    assertNotEquals(first.<String>path("id"), second.path("id"));
    assertEquals("bo", second.path("assignee"));
  }

  @Test
  void aStaleVersionIsToldWhoChangedWhat() {
    send(assessment("r1", 3, true, "live"));
    var id = caseOf(customer);
    var seen = anna().get("/api/recovery/cases/" + id).header("ETag");
    as("bo")
        .contentType("application/json")
        .body("{\"text\": \"x\"}")
        .post("/api/recovery/cases/" + id + "/note");

    anna()
        .header("If-Match", seen)
        .contentType("application/json")
        .body("{\"text\": \"y\"}")
        .post("/api/recovery/cases/" + id + "/note")
        .then()
        .statusCode(412)
        .body("code", is("stale"))
        .body("changedBy", is("bo"))
        .body("change", is("noted"));
  }

  @Test
  void theSameKeyAgainGetsTheFirstAnswerAndAnotherCommandIsRefused() {
    send(assessment("r1", 3, true, "live"));
    var id = caseOf(customer);
    var key = UUID.randomUUID().toString();

    for (var twice = 0; twice < 2; twice++) {
      withKey(key)
          .body("{\"text\": \"once\"}")
          .post("/api/recovery/cases/" + id + "/note")
          .then()
          .statusCode(200)
          .body("version", is(2));
    }
    withKey(key)
        .body("{\"text\": \"other\"}")
        .post("/api/recovery/cases/" + id + "/note")
        .then()
        .statusCode(409)
        .body("code", is("idempotency-key-reused"));
    anna().get("/api/recovery/cases/" + id).then().body("version", is(2));
  }

  @Test
  void aCorrectionThatLiftsTheScoreProposesToWithdrawAndClosesNothing() {
    send(assessment("r1", 3, true, "live"));
    var id = caseOf(customer);
    send(revised(assessment("r1", 9, false, "live"), 2));

    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                anna()
                    .get("/api/recovery/cases/" + id)
                    .then()
                    .body("timeline.type", hasItem("correction")));
    anna()
        .get("/api/recovery/cases/" + id)
        .then()
        .body("state", is("open"))
        .body("timeline[1].detail.withdrawalProposed", is(true));
  }

  @Test
  void aWishThatComesWithACorrectionReachesTheCaseAndCanBeTakenBack() {
    var first = assessment("r1", 3, true, "live");
    send(without(first, "contact"));
    var id = caseOf(customer);
    var wish = Map.of("wanted", true, "channel", "phone", "when", "evening");
    send(revised(with(first, "contact", wish), 2));
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                anna()
                    .get("/api/recovery/cases/" + id)
                    .then()
                    .body("contactWish.when", is("evening")));
    send(revised(without(first, "contact"), 3));
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                anna()
                    .get("/api/recovery/cases/" + id)
                    .then()
                    .body("contactWish.when", nullValue()));
  }

  @Test
  void pagesFollowEachOtherWithoutGapOrRepeat() {
    for (var i = 0; i < 5; i++) {
      send(assessmentOf(customer + "-" + i, "r", i, true, "live"));
    }
    for (var i = 0; i < 5; i++) {
      caseOf(customer + "-" + i);
    }
    var url = "/api/recovery/cases?limit=2&q=" + customer;
    var first = anna().get(url).then().statusCode(200).body("total", is(5)).extract();
    var second =
        anna().get(url + "&cursor=" + first.path("nextCursor")).then().statusCode(200).extract();
    var third =
        anna()
            .get(url + "&cursor=" + second.path("nextCursor"))
            .then()
            .body("nextCursor", nullValue())
            .extract();

    var ids =
        Stream.of(first, second, third)
            .flatMap(page -> page.<List<String>>path("items.id").stream())
            .distinct();
    assertEquals(5, ids.count());
    anna().get("/api/recovery/cases?cursor=x").then().statusCode(400).body("code", is("invalid"));
    anna().get("/api/recovery/cases?limit=0").then().statusCode(400);
    anna().get("/api/recovery/cases?limit=201").then().statusCode(400);
    anna().get("/api/recovery/cases?state=lost").then().statusCode(400);
  }

  @Test
  void theStreamTellsOfAChangeAndResumesWhereItWas() throws Exception {
    try (var listening = listen(null)) {
      send(assessment("r1", 3, true, "live"));
      var id = caseOf(customer);
      var lines = listening.lines.iterator();
      var position = "";
      var seen = false;
      while (!seen && lines.hasNext()) {
        var line = lines.next();
        position = line.startsWith("id:") ? line.substring(3) : position;
        seen = line.startsWith("data:") && line.contains(id);
      }
      assertTrue(seen);
      command(id, "note", "{\"text\": \"while nobody listened\"}");
      try (var resumed = listen(position)) {
        assertTrue(
            resumed
                .lines
                .filter(line -> line.startsWith("data:"))
                .findFirst()
                .orElse("")
                .contains("\"noted\""));
      }
    }
    try (var lost = listen("0-0-nonsense")) {
      assertTrue(lost.lines.anyMatch("event:reset"::equals));
    }
  }

  @Test
  void rolesAreEnforcedHere() {
    given().get("/api/recovery/cases").then().statusCode(401).body("code", is("not-authenticated"));
    given()
        .header("Authorization", TestIdentity.bearer("m", "marketer"))
        .get("/api/recovery/cases")
        .then()
        .statusCode(403);
    anna()
        .get("/api/recovery/cases/" + UUID.randomUUID())
        .then()
        .statusCode(404)
        .body("code", is("not-found"));
  }

  private record Listening(HttpClient client, Stream<String> lines) implements AutoCloseable {
    @Override
    public void close() {
      client.shutdownNow();
    }
  }

  private Listening listen(String lastEventId) throws IOException, InterruptedException {
    var client = HttpClient.newHttpClient();
    var request =
        HttpRequest.newBuilder(stream)
            .header("Authorization", TestIdentity.bearer("anna", "agent"));
    if (lastEventId != null) {
      request.header("Last-Event-ID", lastEventId);
    }
    return new Listening(
        client, client.send(request.build(), HttpResponse.BodyHandlers.ofLines()).body());
  }

  private String caseOf(String customerId) {
    await().atMost(SOON).until(() -> total(customerId) == 1);
    return anna().get("/api/recovery/cases?customerId=" + customerId).path("items[0].id");
  }

  private int total() {
    return total(customer);
  }

  private static int total(String customerId) {
    return anna().get("/api/recovery/cases?customerId=" + customerId).path("total");
  }

  private static io.restassured.response.Response command(String id, String name, String body) {
    return anna()
        .contentType("application/json")
        .body(body)
        .post("/api/recovery/cases/" + id + "/" + name);
  }

  private static RequestSpecification withKey(String key) {
    return anna().header("Idempotency-Key", key).contentType("application/json");
  }

  private static RequestSpecification anna() {
    return as("anna");
  }

  private static RequestSpecification as(String name) {
    return given().header("Authorization", TestIdentity.bearer(name, "agent"));
  }

  private void send(OutgoingEvent event) {
    broker.publisher().publish(event).join();
  }

  private OutgoingEvent assessment(String externalId, int nps, boolean atRisk, String mode) {
    return assessmentOf(customer, externalId, nps, atRisk, mode);
  }

  private static OutgoingEvent assessmentOf(
      String customerId, String externalId, int nps, boolean atRisk, String mode) {
    return event(customerId, data(customerId, externalId, nps, atRisk, mode, 1));
  }

  private static OutgoingEvent without(OutgoingEvent event, String field) {
    return with(event, field, null);
  }

  private static OutgoingEvent revised(OutgoingEvent event, int revision) {
    return with(event, "revision", revision);
  }

  private static OutgoingEvent with(OutgoingEvent event, String field, Object value) {
    try {
      @SuppressWarnings("unchecked")
      Map<String, Object> data =
          dev.amends.backbone.event.EventJson.read(event.data(), HashMap.class);
      data.put(field, value);
      return event(event.meta().customerId(), data);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static OutgoingEvent event(String customerId, Map<String, Object> data) {
    var at = Instant.parse("2026-05-01T09:30:00Z");
    var meta =
        new EventMeta(
            UUID.randomUUID(),
            "dev.amends.response.assessed.v1",
            "/risk-scoring",
            at,
            customerId,
            null,
            null,
            null);
    return OutgoingEvent.of("amends.assessments.v1", meta, data);
  }

  private static Map<String, Object> data(
      String customerId, String externalId, int nps, boolean atRisk, String mode, int revision) {
    var data = new HashMap<String, Object>();
    data.put("receiptId", UUID.nameUUIDFromBytes((customerId + externalId).getBytes()));
    data.put("feedbackId", UUID.randomUUID());
    data.put("revision", revision);
    data.put("customerId", customerId);
    data.put("anonymous", false);
    data.put("mode", mode);
    data.put("occurredAt", "2026-05-01T09:30:00Z");
    data.put("assessedAt", "2026-05-01T09:30:01Z");
    data.put("touchpoint", "delivery");
    data.put("scores", Map.of("nps", nps));
    data.put("bands", Map.of());
    data.put("comment", "Paketet kom aldrig fram.");
    data.put("pLoss", atRisk ? 0.6 : 0.1);
    data.put("band", atRisk ? "high" : "low");
    data.put("atRisk", atRisk);
    data.put("reasons", atRisk ? List.of("nps-detractor") : List.of());
    data.put("policy", "risk-policy/1");
    data.put("modelVersion", "additive/1");
    data.put("contributions", List.of());
    return data;
  }
}

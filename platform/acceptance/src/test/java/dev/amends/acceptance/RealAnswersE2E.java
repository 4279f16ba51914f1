package dev.amends.acceptance;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** 1,676 real answers of a telecom company's customers, through the whole product. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RealAnswersE2E {

  private static final Path FILE =
      Path.of(
          System.getProperty("amends.root"), "..", "shared", "data", "nps-verbatims-en", "dev.csv");
  private static final Duration SOON = Duration.ofSeconds(90);

  private static final int ROWS = 1_676;
  private static final int SCORED = 1_656;
  private static final int DETRACTORS = 874;
  private static final double NPS = 100.0 * (487 - 874) / 1_656;

  private final Product product = Product.running();

  @BeforeAll
  static void theFileIsThere() {
    assumeTrue(
        Files.exists(FILE),
        "skipped: the real answers are not beside the project, they are never part of it");
  }

  @Test
  @Order(1)
  void asHistoryTheyAreCountedAndNobodyActs() {
    var mails = mails();
    var cases = cases();

    work("history-2018", "history");

    assertEquals(SCORED, answers("history-2018"));
    assertEquals(NPS, nps("history-2018"), 0.01);
    everyResponseHasAnOutcomeForOutreach("history");
    assertEquals(cases, cases());
    assertEquals(mails, mails());
  }

  @Test
  @Order(2)
  void liveEveryDetractorGetsOneCase() {
    var before = cases();

    work("nps-2018", "live");

    await().atMost(SOON).untilAsserted(() -> assertEquals(before + DETRACTORS, cases()));
    assertEquals(SCORED, answers("nps-2018"));
    assertEquals(NPS, nps("nps-2018"), 0.01);
    assertEquals(DETRACTORS, customersWithOneCase());
  }

  @Test
  @Order(3)
  void theSameFileAgainChangesNothing() {
    var before = cases();
    var responses = responses();

    work("nps-2018", "live");

    assertEquals(SCORED, answers("nps-2018"));
    assertEquals(before, cases());
    assertEquals(responses, responses());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"survey-ingest", "risk-scoring", "recovery-workflow", "promoter-mobilization"})
  @Order(4)
  void aServiceThatIsKilledDuringTheImportEndsWithTheSameCounts(String service) throws Exception {
    var cases = cases();
    var responses = responses();
    var source = "killed-" + service;

    var location = upload(source, "live");
    await().atMost(SOON).until(() -> progress(location) > 0 || "done".equals(state(location)));
    product.processes().kill9(service);
    product.start(service);

    await().atMost(SOON).ignoreExceptions().until(() -> "done".equals(state(location)));
    await()
        .atMost(SOON)
        .ignoreExceptions()
        .untilAsserted(() -> assertEquals(SCORED, answers(source)));
    await()
        .atMost(SOON)
        .ignoreExceptions()
        .untilAsserted(() -> assertEquals(responses + DETRACTORS, responses()));
    assertEquals(NPS, nps(source), 0.01);
    assertEquals(cases, cases());
  }

  private void work(String source, String mode) {
    var location = upload(source, mode);
    await().atMost(SOON).until(() -> "done".equals(state(location)));
    var done = product.as("upstream").get(location).then().extract();
    assertEquals(ROWS, done.<Integer>path("accepted") + done.<Integer>path("rejected"));
    await().atMost(SOON).untilAsserted(() -> assertEquals(SCORED, answers(source)));
  }

  private String upload(String source, String mode) {
    return product
        .as("upstream")
        .multiPart("file", FILE.toFile(), "text/csv")
        .multiPart(
            "mapping",
            """
            {"source": "%s", "externalId": "row", "customerId": "row", "occurredAt": "response_at",
             "touchpoint": "survey_sub_type", "scores.nps": "nps_score", "comment": "text", "language": "=en"}"""
                .formatted(source))
        .multiPart("mode", mode)
        .post("/api/feedback/imports")
        .then()
        .statusCode(202)
        .extract()
        .header("Location");
  }

  private String state(String location) {
    return product.as("upstream").get(location).path("state");
  }

  private int progress(String location) {
    return product.as("upstream").get(location).path("accepted");
  }

  private int answers(String source) {
    Integer n = metric(source, "n");
    return n == null ? 0 : n;
  }

  private double nps(String source) {
    return this.<Float>metric(source, "value");
  }

  private <T> T metric(String source, String what) {
    return product
        .as("cxlead")
        .get("/api/risk/metrics?metric=nps&by=source")
        .path("groups.find { it.key.source == '" + source + "' }." + what);
  }

  private int cases() {
    return product.as("agent").get("/api/recovery/cases?limit=1").path("total");
  }

  /** How many responses all cases hold together. */
  private int responses() {
    var sum = 0;
    var cursor = "";
    while (cursor != null) {
      var page =
          product
              .as("agent")
              .get("/api/recovery/cases?limit=200&cursor=" + cursor)
              .then()
              .extract();
      sum +=
          page.<java.util.List<Integer>>path("items.responses").stream()
              .mapToInt(Integer::intValue)
              .sum();
      cursor = page.path("nextCursor");
    }
    return sum;
  }

  private int customersWithOneCase() {
    Set<String> customers = new HashSet<>();
    var cursor = "";
    while (cursor != null) {
      var page =
          product
              .as("agent")
              .get("/api/recovery/cases?limit=200&state=open&cursor=" + cursor)
              .then()
              .extract();
      page.<java.util.List<String>>path("items.customerId").stream()
          .filter(id -> id.matches("\\d+"))
          .forEach(customers::add);
      cursor = page.path("nextCursor");
    }
    return customers.size();
  }

  private void everyResponseHasAnOutcomeForOutreach(String reason) {
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              int n =
                  product
                      .as("marketer")
                      .get("/api/promoters/outreach?limit=1&reason=" + reason + "&customerId=1")
                      .path("total");
              assertEquals(1, n);
            });
  }

  private int mails() {
    return io.restassured.RestAssured.get(product.mailApi() + "/messages").path("size()");
  }
}

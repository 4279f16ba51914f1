package dev.amends.risk;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.amends.backbone.event.EventMeta;
import dev.amends.backbone.event.OutgoingEvent;
import dev.amends.backbone.publish.StreamPublisher;
import dev.amends.localstack.testing.LocalStackResource;
import dev.amends.localstack.testing.TestIdentity;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each test has a segment of its own. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class EmployeesIT {

  private static final Duration SOON = Duration.ofSeconds(20);
  private static final Instant LONG_AGO = Instant.parse("2012-05-01T09:00:00Z");
  private static final String SWITCH = "/api/risk/employee-figures";

  private final String run = UUID.randomUUID().toString();
  private final String erik = "erik-" + run;
  private final String eva = "eva-" + run;

  @Inject StreamPublisher broker;
  @Inject DataSource database;

  @AfterEach
  void switchOff() {
    turn(false, "The test is over").statusCode(200);
  }

  @Test
  void onlyAnAdministratorSwitchesThemOnAndOnlyWithAReason() {
    var body = Map.of("on", true, "reason", "Coaching, agreed with the union");
    put("carl", "cx-lead", body).statusCode(403);
    put("adam", "admin", Map.of("on", true)).statusCode(400).body("code", is("invalid"));
    put("adam", "admin", Map.of("on", true, "reason", " ")).statusCode(400);
    put("adam", "admin", Map.of("on", true, "reason", "x".repeat(501))).statusCode(400);
    put("adam", "admin", Map.of("reason", "why")).statusCode(400);
    get("anna", "agent", SWITCH).body("on", is(false));
    get("anna", "upstream", SWITCH).statusCode(403);

    put("adam", "admin", body).statusCode(200);
    // Said again, nothing changes.
    put("eve", "admin", Map.of("on", true, "reason", "r".repeat(500))).statusCode(200);
    get("anna", "agent", SWITCH)
        .body("on", is(true))
        .body("changes[0].on", is(true))
        .body("changes[0].actor", is("adam"))
        .body("changes[0].reason", is("Coaching, agreed with the union"));
  }

  @Test
  void whileTheyAreOffNobodyIsNamed() throws SQLException {
    send(answers("off", 30, erik, LONG_AGO));
    awaitAnswers(30);
    lead("/api/risk/metrics?by=employee").statusCode(409).body("code", is("illegal-state"));
    lead("/api/risk/metrics?employee=" + erik).statusCode(409);
    lead("/api/risk/metrics/comparison?a.employee=" + erik).statusCode(409);
    lead("/api/risk/gaming?by=employee").statusCode(409);
    get(erik, "agent", "/api/risk/metrics/mine").statusCode(409);
    assertEquals(0, named());
  }

  @Test
  void othersSeeWhatRestsOnThirtyAnswersAndTheEmployeeEverything() {
    turn(true, "Coaching").statusCode(200);
    var before = answers("before", 29, eva, LONG_AGO);
    before.addAll(answers("row", 30, erik, LONG_AGO));
    before.addAll(answers("today", 1, erik, Instant.now()));
    before.addAll(answers("nobody", 1, null, LONG_AGO));
    send(before);
    awaitAnswers(61);

    var seen = LocalDate.now(ZoneId.of("Europe/Stockholm")).minusDays(7).toString();
    lead(slice("by=employee"))
        .body("until", is(seen))
        .body("tooFew", is(1))
        .body("groups.key.employee", equalTo(List.of("", erik)))
        .body("groups.n", equalTo(List.of(1, 30)));
    lead(slice("by=employee,touchpoint&to=2012-06-01")).body("until", is("2012-06-01"));
    lead(slice("employee=" + erik)).body("groups.n", equalTo(List.of(30)));
    lead(slice("employee=" + eva)).body("groups", hasSize(0)).body("tooFew", is(1));
    var beside = "/api/risk/metrics/comparison?metric=nps&b.segment=" + run + "&a.employee=";
    lead(beside + erik).statusCode(200).body("series[0].a.n", is(30));
    lead(beside + eva).statusCode(200).body("series", hasSize(0)).body("tooFew", is(1));
    // Nor by what is left of a week that only the employee may see.
    lead(beside + erik).body("series[0].b.n", is(60));
    lead("/api/risk/metrics/comparison?metric=nps&b.segment=" + run + "&a.segment=" + run)
        .body("series[0].b.n", is(61));
    lead(slice("employee=")).body("until", is(seen)).body("groups.n", equalTo(List.of(1)));
    lead("/api/risk/gaming?by=employee&from=2012-05-01&to=2012-06-01")
        .body("groups.key.employee", equalTo(List.of(erik)))
        .body("groups.n", equalTo(List.of(30)))
        .body("tooFew", is(1));

    get(erik, "agent", "/api/risk/metrics/mine?metric=nps").body("groups.n", equalTo(List.of(31)));
    get(eva, "marketer", "/api/risk/metrics/mine?by=week")
        .body("groups.n", equalTo(List.of(29)))
        .body("groups[0].key.week", is("2012-W18"));
    get(eva, "agent", "/api/risk/metrics/mine?employee=" + erik).statusCode(400);
    get(eva, "upstream", "/api/risk/metrics/mine").statusCode(403);
  }

  @Test
  void switchedOffTheNamesAreGoneAndEveryCountIsAsBefore() throws SQLException {
    turn(true, "Coaching").statusCode(200);
    send(answers("kept", 30, erik, LONG_AGO));
    awaitAnswers(30);
    assertEquals(30 + 1, named(), "30 responses and their bucket");
    storeNamedBuckets(5_001);
    assertEquals(30 + 1 + 5_001, named());
    turn(false, "The trial is over").statusCode(200).body("on", is(false));
    assertEquals(0, named());
    lead(slice("by=team"))
        .body("groups.n", equalTo(List.of(30)))
        .body("groups[0].answers", equalTo(Map.of("9", 30)));
    lead("/api/risk/metrics?metric=trust&segment=" + run).body("groups.n", equalTo(List.of(5_001)));

    // A correction of what was counted with a name.
    var corrected = answer("kept0", erik, LONG_AGO, 2, LONG_AGO.plusSeconds(60));
    send(List.of(corrected));
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> lead(slice("")).body("groups[0].answers", equalTo(Map.of("2", 1, "9", 29))));
    assertEquals(0, named());
  }

  @Test
  void namesFromBeforeKeepTheFiguresFromBeingSwitchedOn() throws SQLException {
    storeNamedBuckets(1);
    turn(true, "Again").statusCode(409).body("code", is("illegal-state"));
    turn(false, "The names are to go").statusCode(200);
    turn(true, "Again").statusCode(200).body("on", is(true));
  }

  /** As they are left behind by whoever stops half-way. */
  private void storeNamedBuckets(int n) throws SQLException {
    try (var connection = database.getConnection();
        var insert =
            connection.prepareStatement(
                """
                insert into metric_bucket
                  (id, day, series, answer, touchpoint, journey, segment, channel, language, source, team, partner, tag, n, employee)
                select gen_random_uuid(), '2012-05-01', 'trust/1', 4, '', '', ?, '', '', '', '', '', '', 1, 'e-' || i
                from generate_series(1, ?) as i""")) {
      insert.setString(1, run);
      insert.setInt(2, n);
      insert.executeUpdate();
    }
  }

  private String slice(String more) {
    return "/api/risk/metrics?metric=nps&segment=" + run + "&" + more;
  }

  private void awaitAnswers(int n) {
    await().atMost(SOON).untilAsserted(() -> lead(slice("")).body("groups.n", equalTo(List.of(n))));
  }

  /** Responses and buckets of this test that name an employee. */
  private int named() throws SQLException {
    try (var connection = database.getConnection();
        var select =
            connection.prepareStatement(
                """
                select (select count(*) from response where feedback ->> 'segment' = ? and feedback ->> 'employee' is not null)
                  + (select count(*) from metric_bucket where segment = ? and employee <> '')""")) {
      select.setString(1, run);
      select.setString(2, run);
      try (var row = select.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }

  private ValidatableResponse turn(boolean on, String reason) {
    return put("adam", "admin", Map.of("on", on, "reason", reason));
  }

  private static ValidatableResponse put(String name, String role, Object body) {
    return given()
        .header("Authorization", TestIdentity.bearer(name, role))
        .contentType("application/json")
        .body(body)
        .put(SWITCH)
        .then();
  }

  private static ValidatableResponse lead(String path) {
    return get("carl", "cx-lead", path);
  }

  private static ValidatableResponse get(String name, String role, String path) {
    return given().header("Authorization", TestIdentity.bearer(name, role)).get(path).then();
  }

  private void send(List<OutgoingEvent> events) {
    broker.publisher().publishAll(events).join();
  }

  private List<OutgoingEvent> answers(String name, int n, String employee, Instant at) {
    var answers = new ArrayList<OutgoingEvent>();
    for (var i = 0; i < n; i++) {
      answers.add(answer(name + i, employee, at, 9, at));
    }
    return answers;
  }

  private OutgoingEvent answer(
      String name, String employee, Instant at, int nps, Instant revisedAt) {
    var receipt = UUID.nameUUIDFromBytes((run + name).getBytes());
    var customer = "C-" + name + "-" + run;
    var data = new HashMap<String, Object>();
    data.put("receiptId", receipt);
    data.put("source", "employees-it");
    data.put("customerId", customer);
    data.put("anonymous", false);
    data.put("mode", "history");
    data.put("occurredAt", at);
    data.put("revisedAt", revisedAt);
    data.put("touchpoint", "delivery");
    data.put("segment", run);
    data.put("scores", Map.of("nps", nps));
    if (employee != null) {
      data.put("employee", employee);
    }
    var meta =
        new EventMeta(
            UUID.randomUUID(),
            "dev.amends.feedback.received.v1",
            "/employees-it",
            at,
            customer,
            receipt,
            null,
            null,
            null);
    return OutgoingEvent.of("amends.feedback.v1", meta, data);
  }
}

package dev.amends.recovery;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.amends.backbone.event.EventMeta;
import dev.amends.backbone.event.OutgoingEvent;
import dev.amends.backbone.publish.StreamPublisher;
import dev.amends.localstack.testing.ContractFolder;
import dev.amends.localstack.testing.LocalStackResource;
import dev.amends.localstack.testing.TestIdentity;
import dev.amends.recovery.callback.OfferingCallBacks;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@TestProfile(CallBackIT.ThreeSeats.class)
class CallBackIT {

  private static final Duration SOON = Duration.ofSeconds(20);
  private static final Instant MONDAY = Instant.parse("2126-05-06T08:00:00Z");
  private static final Instant TUESDAY = Instant.parse("2126-05-07T12:00:00Z");

  private final String customer = "call-" + UUID.randomUUID();

  @Inject StreamPublisher broker;
  @Inject OfferingCallBacks offering;
  @Inject DataSource database;

  /** People work around the clock, and three of them call. */
  public static final class ThreeSeats implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      var settings = new HashMap<>(Map.of("amends.call-backs.seats", "3"));
      for (var day : List.of("monday", "tuesday", "wednesday", "thursday", "friday")) {
        settings.put("amends.sla.hours." + day, "00:00-23:00");
      }
      return settings;
    }
  }

  @Test
  void aTimeThatTheCustomerChoseIsAPromiseThatFollowsTheCustomersWish() {
    send(response(1, null));
    var id = caseOf(customer);

    send(response(2, MONDAY));
    promise(id)
        .body("promises.text", equalTo(List.of("Vi ringer måndag 6 maj mellan 10.00 och 12.00.")))
        .body("promises[0].state", is("open"))
        .body("promises[0].dueAt", is("2126-05-06T10:00:00Z"))
        .body("timeline.type", hasItem("promise-chosen"));

    send(response(3, TUESDAY));
    eventually(id, "promises.state", equalTo(List.of("withdrawn", "open")));
    promise(id).body("promises[1].dueAt", is("2126-05-07T14:00:00Z"));

    send(response(4, null));
    eventually(id, "promises.state", equalTo(List.of("withdrawn", "withdrawn")));
    // Back to the first: the same promise again.
    send(response(5, MONDAY));
    eventually(id, "promises.state", equalTo(List.of("open", "withdrawn")));
    assertEquals(
        List.of("made", "withdrawn", "made", "withdrawn", "made"), toldOf(customer, "promise."));
  }

  @Test
  void whoIsHappyAndWasPromisedACallHasACaseToo() {
    var happy = data(1, MONDAY);
    happy.putAll(Map.of("scores", Map.of("nps", 9), "atRisk", false, "reasons", List.of()));
    send(event(happy));
    promise(caseOf(customer)).body("promises[0].state", is("open"));
  }

  @Test
  void aCallThatIsPromisedInAResolvedCaseOpensItAgain() {
    send(response(1, null));
    var id = caseOf(customer);
    command(id, "resolve", "{\"rootCause\": \"price\"}").then().statusCode(200);

    send(response(2, MONDAY));

    eventually(id, "state", is("open"));
    promise(id).body("promises[0].state", is("open")).body("timeline.type", hasItem("reopened"));

    // Told again with another word of the customer's, it is nothing new.
    command(id, "resolve", "{\"rootCause\": \"price\"}").then().statusCode(200);
    send(response(3, MONDAY));
    eventually(id, "timeline.findAll { it.type == 'correction' }.size()", is(2));
    promise(id).body("state", is("resolved"));
  }

  @Test
  void aPromiseIsSeenInTheCaseThatIsOpenWhereverTheResponseLies() {
    send(response(1, MONDAY));
    var first = caseOf(customer);
    promise(first);
    command(first, "resolve", "{\"rootCause\": \"price\"}").then().statusCode(200);
    var other = data(1, null);
    other.put("receiptId", UUID.randomUUID());
    send(event(other));
    var second = openCase();

    send(response(2, TUESDAY));

    eventually(first, "promises.state", equalTo(List.of("withdrawn")));
    eventually(second, "promises.state", equalTo(List.of("open")));
    eventually(first, "state", is("resolved"));
    command(
            second,
            "keep",
            "{\"promiseId\": \"" + promise(second).extract().path("promises[0].id") + "\"}")
        .then()
        .statusCode(200);
  }

  @Test
  void aCaseThatSleepsIsWokenForACall() {
    send(response(1, null));
    var id = caseOf(customer);
    command(id, "snooze", "{\"until\": \"2126-12-01T08:00:00Z\", \"reason\": \"waits\"}")
        .then()
        .statusCode(200);
    send(response(2, MONDAY));
    eventually(id, "state", is("open"));
    promise(id).body("timeline.type", hasItem("woken"));
  }

  @Test
  void whatWasKeptStaysKeptAndAnotherTimeIsAnotherPromise() {
    send(response(1, MONDAY));
    var id = caseOf(customer);
    promise(id).body("promises[0].state", is("open"));
    command(id, "claim", "{}").then().statusCode(200);
    String promiseId = promise(id).extract().path("promises[0].id");
    command(id, "keep", "{\"promiseId\": \"" + promiseId + "\"}").then().statusCode(200);

    send(response(2, TUESDAY));
    eventually(id, "promises.state", equalTo(List.of("kept", "open")));
  }

  @Test
  void timesAreOfferedOnceAndAnAgentsPromiseTakesASeat() throws SQLException {
    offering.offer();
    var offers = offers();
    assertFalse(offers.isEmpty());
    assertTrue(offers.values().stream().allMatch(seats -> seats == 3), offers.toString());
    var told = told();
    offering.offer();
    assertEquals(told, told());

    var time = offers.keySet().stream().sorted().toList().getLast();
    send(response(1, null));
    var id = caseOf(customer);
    command(id, "promise", "{\"text\": \"I call\", \"dueAt\": \"" + time.plusSeconds(60) + "\"}")
        .then()
        .statusCode(200);
    offering.offer();
    assertEquals(2, offers().get(time));
    assertEquals(told + 1, told());

    var gone = Instant.parse("2126-05-06T08:00:00Z");
    offered(gone);
    offering.offer();
    assertEquals(0, offers().get(gone), "nobody works then");
  }

  private void offered(Instant from) throws SQLException {
    try (var connection = database.getConnection();
        var insert =
            connection.prepareStatement("insert into call_back_window values (?, ?, 3, 1)")) {
      insert.setObject(1, from.atOffset(ZoneOffset.UTC));
      insert.setObject(2, from.plusSeconds(7_200).atOffset(ZoneOffset.UTC));
      insert.executeUpdate();
    }
  }

  /** The latest word on each time, as it was told. */
  private Map<Instant, Integer> offers() throws SQLException {
    var contracts = ContractFolder.ofProject();
    var offers = new HashMap<Instant, Integer>();
    for (var data :
        query("select convert_from(data, 'UTF8') from outbox where type = ? order by sequence")) {
      assertEquals(
          List.of(),
          contracts.violations(
              "amends.cases.v1", "dev.amends.callback.offered.v1", data.getBytes()));
      var json = JsonPath.from(data);
      offers.put(Instant.parse(json.getString("from")), json.getInt("seats"));
    }
    return offers;
  }

  private int told() throws SQLException {
    return query("select event_id::text from outbox where type = ?").size();
  }

  private List<String> query(String sql) throws SQLException {
    try (var connection = database.getConnection();
        var select = connection.prepareStatement(sql)) {
      select.setString(1, "dev.amends.callback.offered.v1");
      var found = new ArrayList<String>();
      try (var row = select.executeQuery()) {
        while (row.next()) {
          found.add(row.getString(1));
        }
      }
      return found;
    }
  }

  private List<String> toldOf(String customerId, String prefix) {
    try (var connection = database.getConnection();
        var select =
            connection.prepareStatement(
                "select type from outbox where customer_id = ? and type like ? order by sequence")) {
      select.setString(1, customerId);
      select.setString(2, "dev.amends." + prefix + "%");
      var types = new ArrayList<String>();
      try (var row = select.executeQuery()) {
        while (row.next()) {
          types.add(row.getString(1).replaceAll("^dev\\.amends\\.promise\\.|\\.v1$", ""));
        }
      }
      return types;
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static String caseOf(String customerId) {
    await()
        .atMost(SOON)
        .until(
            () -> {
              int total = anna().get("/api/recovery/cases?customerId=" + customerId).path("total");
              return total == 1;
            });
    return anna().get("/api/recovery/cases?customerId=" + customerId).path("items[0].id");
  }

  private String openCase() {
    var path = "/api/recovery/cases?state=open&customerId=" + customer;
    await().atMost(SOON).until(() -> anna().get(path).path("total").equals(1));
    return anna().get(path).path("items[0].id");
  }

  private static void eventually(String id, String path, Matcher<?> expected) {
    await()
        .atMost(SOON)
        .untilAsserted(() -> anna().get("/api/recovery/cases/" + id).then().body(path, expected));
  }

  /** The case as soon as it has a promise. */
  private static ValidatableResponse promise(String id) {
    eventually(id, "promises", not(empty()));
    return anna().get("/api/recovery/cases/" + id).then();
  }

  private static Response command(String id, String name, String body) {
    return anna()
        .contentType("application/json")
        .body(body)
        .post("/api/recovery/cases/" + id + "/" + name);
  }

  private static RequestSpecification anna() {
    return given().header("Authorization", TestIdentity.bearer("anna", "agent"));
  }

  private void send(OutgoingEvent event) {
    broker.publisher().publish(event).join();
  }

  private OutgoingEvent response(int revision, Instant call) {
    return event(data(revision, call));
  }

  private OutgoingEvent event(Map<String, Object> data) {
    var at = Instant.parse("2026-05-01T09:30:00Z");
    var meta =
        new EventMeta(
            UUID.randomUUID(),
            "dev.amends.response.assessed.v1",
            "/risk-scoring",
            at,
            customer,
            null,
            null,
            null);
    return OutgoingEvent.of("amends.assessments.v1", meta, data);
  }

  private Map<String, Object> data(int revision, Instant call) {
    var contact = new HashMap<String, Object>(Map.of("wanted", true, "channel", "phone"));
    if (call != null) {
      contact.put("callFrom", call);
      contact.put("callUntil", call.plus(Duration.ofHours(2)));
    }
    var data = new HashMap<String, Object>();
    data.put("receiptId", UUID.nameUUIDFromBytes(customer.getBytes()));
    data.put("revision", revision);
    data.put("customerId", customer);
    data.put("mode", "live");
    data.put("occurredAt", "2026-05-01T09:30:00Z");
    data.put("touchpoint", "delivery");
    data.put("language", "sv");
    data.put("scores", Map.of("nps", 2));
    data.put("contact", contact);
    data.put("pLoss", 0.6);
    data.put("band", "high");
    data.put("atRisk", true);
    data.put("reasons", List.of("nps-detractor"));
    data.put("modelVersion", "additive/1");
    return data;
  }
}

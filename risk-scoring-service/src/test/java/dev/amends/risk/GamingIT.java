package dev.amends.risk;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
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
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Each test has years of its own, in which nobody else answers. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class GamingIT {

  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String SAYS_SO = "Killen bad mig ge en tia.";

  private final String run = UUID.randomUUID().toString();

  @Inject StreamPublisher broker;
  @Inject DataSource database;

  @Test
  void aTeamWhoseTensComeInARowStandsOutAndTheScoreIsToldWithoutIt() {
    var start = Instant.parse("2003-05-01T09:00:00Z");
    var events = new ArrayList<OutgoingEvent>();
    for (var at = 0; at < 30; at++) {
      var time = start.plus(Duration.ofHours(at));
      events.add(answer("row-" + at, time, at < 15 ? 10 : 0, Map.of("team", "row")));
      events.add(answer("even-" + at, time, at % 2 == 0 ? 10 : 0, Map.of("team", "even")));
      // Of the relationship, so neither a run nor a score with the others.
      events.add(answer("other-" + at, time, 10, Map.of("team", "row", "touchpoint", "")));
    }
    events.add(answer("few", start, 10, Map.of("team", "few")));
    events.add(answer("none", start, 10, Map.of()));
    send(events);
    var path = "/api/risk/gaming?by=team&from=2003-01-01&to=2004-01-01";
    await()
        .atMost(SOON)
        .untilAsserted(() -> lead(path).body("groups", hasSize(3)).body("tooFew", is(1)));

    var row = "groups[0].";
    lead(path)
        .statusCode(200)
        .body("definition", is("gaming-radar/1"))
        .body(
            "note", is("A reason to look, never proof: what stands out can have an honest cause."))
        .body("phrases", is("asked-for-ten/1"))
        .body("tests", is(3))
        .body("limited", is(false))
        .body(row + "key.team", is("row"))
        .body(row + "series", is("nps-touchpoint/1"))
        .body(row + "n", is(30))
        .body(row + "signals", equalTo(List.of("runs")))
        .body(row + "run.longest", is(15))
        .body(row + "run.promoters", is(15))
        .body(row + "run.p.toDouble()", closeTo(16 / 155_117_520.0, 1e-12))
        .body(row + "run.q.toDouble()", closeTo(3 * 16 / 155_117_520.0, 1e-12))
        .body(row + "$", not(hasKey("invitations")))
        // 30 + 30 + 2 touchpoint answers; 32 promoters and 30 detractors, then 17 and 15.
        .body(row + "with.n", is(62))
        .body(row + "with.value.toDouble()", closeTo(100 * 2 / 62.0, 1e-4))
        .body(row + "without.n", is(32))
        .body(row + "without.value.toDouble()", closeTo(100 * 2 / 32.0, 1e-4))
        .body("groups[1].signals", hasSize(0))
        .body("groups[1]", not(hasKey("without")));
  }

  @Test
  void commentsThatTellOfAWishedForTenAreCountedButNotThoseOfWhoObjects() {
    var start = Instant.parse("2005-05-01T09:00:00Z");
    var events = new ArrayList<OutgoingEvent>();
    for (var at = 0; at < 30; at++) {
      var more = new HashMap<String, Object>(Map.of("partner", "p"));
      if (at < 3) {
        more.put("comment", SAYS_SO);
      }
      events.add(answer("says-" + at, start.plus(Duration.ofHours(at)), at % 2 * 10, more));
    }
    send(events);
    var path = "/api/risk/gaming?by=partner&from=2005-01-01&to=2006-01-01";
    await().atMost(SOON).untilAsserted(() -> lead(path).body("groups[0].n", is(30)));
    lead(path)
        .body("groups[0].signals", equalTo(List.of("comments")))
        .body("groups[0].comments.n", is(3))
        .body(
            "groups[0].comments.receiptIds",
            equalTo(List.of(receipt("says-2"), receipt("says-1"), receipt("says-0"))));

    var objects =
        Map.of(
            "customerId",
            customer("says-1"),
            "permissions",
            List.of(Map.of("purpose", "profiling", "withdrawn", true)));
    send(List.of(event("amends.customers.v1", "customer.changed", customer("says-1"), objects)));
    await().atMost(SOON).untilAsserted(() -> lead(path).body("groups[0].comments.n", is(2)));

    var at = Instant.parse("2005-06-01T00:00:00Z");
    var erased = CustomerErased.of(customer("says-0"), 2, at);
    send(List.of(named("amends.customers.v1", CustomerErased.TYPE, customer("says-0"), erased)));
    await().atMost(SOON).untilAsserted(() -> lead(path).body("groups[0].comments.n", is(1)));
    lead(path)
        .body("groups[0].n", is(30))
        .body("groups[0].comments.receiptIds", equalTo(List.of(receipt("says-2"))))
        .body("groups[0].signals", hasSize(0));
  }

  @Test
  void aTouchpointThatDoesNotAskFormerDetractorsStandsOut() {
    var start = Instant.parse("2007-05-01T09:00:00Z");
    var events = new ArrayList<OutgoingEvent>();
    for (var at = 0; at < 40; at++) {
      var earlier = start.minus(Duration.ofDays(200));
      var tooEarly = start.minus(Duration.ofDays(400));
      var shop = "shop-" + at;
      var web = "web-" + at;
      events.add(answer(web, at < 20 ? earlier : tooEarly, 0, Map.of()));
      events.add(answer("later-" + shop, shop, start.plusSeconds(60 + at), at % 2 * 10, "shop"));
      events.add(asked(shop, "shop", start));
      // Whoever is asked twice counts once.
      events.add(asked(web, "web", start));
      events.add(asked("again-" + web, web, "web", start.plusSeconds(60)));
    }
    send(events);
    var path = "/api/risk/gaming?by=touchpoint&from=2007-03-01&to=2008-01-01";
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                lead(path)
                    .body("groups[0].n", is(40))
                    .body("groups[0].invitations.asked", is(40))
                    .body("groups[0].invitations.othersAsked", is(40))
                    .body("groups[0].invitations.othersDetracted", is(20)));
    lead(path)
        .body("tests", is(2))
        .body("groups[0].key.touchpoint", is("shop"))
        .body("groups[0].signals", equalTo(List.of("invitations")))
        .body("groups[0].invitations.detracted", is(0))
        .body("groups[0].with.n", is(40))
        .body("groups[0].without.n", is(0));
  }

  @Test
  void onlyTheNewestAnswersCountAndTooManyGroupsAreRefused() throws SQLException {
    try {
      store("2009-05-01", 20_000, "'t'");
      var path = "/api/risk/gaming?by=team&from=2009-01-01&to=2010-01-01";
      lead(path).body("limited", is(false)).body("groups[0].n", is(20_000));
      store("2009-04-01", 1, "'t'");
      lead(path).body("limited", is(true)).body("groups[0].n", is(20_000));

      store("2011-05-01", 1_000, "'t' || i");
      var many = "/api/risk/gaming?by=team&from=2011-01-01&to=2012-01-01";
      lead(many).statusCode(200).body("tooFew", is(1_000));
      store("2011-05-01", 1, "'another'");
      lead(many).statusCode(400).body("code", is("invalid"));
    } finally {
      try (var connection = database.getConnection();
          var delete = connection.prepareStatement("delete from response where customer_id = ?")) {
        delete.setString(1, customer("stored"));
        delete.executeUpdate();
      }
    }
  }

  @Test
  void whatDoesNotExistIsRefusedByName() {
    lead("/api/risk/gaming").statusCode(400).body("code", is("invalid"));
    lead("/api/risk/gaming?by=person").statusCode(400);
    lead("/api/risk/gaming?by=team&team=a").statusCode(400);
    lead("/api/risk/gaming?by=team&from=2026-05-02&to=2026-05-02").statusCode(400);
    lead("/api/risk/gaming?by=team&from=2001-01-01&to=2010-12-31").statusCode(400);
    lead("/api/risk/gaming?by=team&from=2001-01-01&to=2010-12-30").statusCode(200);
    lead("/api/risk/gaming?by=team").statusCode(200);
    given()
        .header("Authorization", TestIdentity.bearer("anna", "agent"))
        .get("/api/risk/gaming?by=team")
        .then()
        .statusCode(403);
  }

  private static ValidatableResponse lead(String path) {
    return given().header("Authorization", TestIdentity.bearer("carl", "cx-lead")).get(path).then();
  }

  /**
   * @param team an expression over i
   */
  private void store(String day, int n, String team) throws SQLException {
    try (var connection = database.getConnection();
        var insert =
            connection.prepareStatement(
                """
                insert into response
                  (receipt_id, customer_id, feedback_id, revision, occurred_at, at_risk, feedback, assessment, evidence)
                select gen_random_uuid(), ?, gen_random_uuid(), 1, ?::timestamptz, false, '{}', '{}', jsonb_build_object(
                  'scores', jsonb_build_object('nps', i %% 11),
                  'about', jsonb_build_object('touchpoint', 'delivery', 'team', %s))
                from generate_series(1, ?) as i"""
                    .formatted(team))) {
      insert.setString(1, customer("stored"));
      insert.setString(2, day);
      insert.setInt(3, n);
      insert.executeUpdate();
    }
  }

  private void send(List<OutgoingEvent> events) {
    broker.publisher().publishAll(events).join();
  }

  private String customer(String name) {
    return "C-" + name + "-" + run;
  }

  private String receipt(String name) {
    return id("receipt " + name).toString();
  }

  private UUID id(String name) {
    return UUID.nameUUIDFromBytes((run + name).getBytes());
  }

  private OutgoingEvent answer(
      String name, String customer, Instant at, int nps, String touchpoint) {
    return answer(name, customer(customer), at, nps, Map.of("touchpoint", touchpoint));
  }

  private OutgoingEvent answer(String name, Instant at, int nps, Map<String, Object> more) {
    var about = new HashMap<String, Object>(Map.of("touchpoint", "delivery"));
    about.putAll(more);
    about.remove("touchpoint", "");
    return answer(name, customer(name), at, nps, about);
  }

  private OutgoingEvent answer(
      String name, String customer, Instant at, int nps, Map<String, Object> more) {
    var data = new HashMap<>(more);
    data.put("receiptId", receipt(name));
    data.put("source", "gaming-it");
    data.put("customerId", customer);
    data.put("anonymous", false);
    data.put("mode", "history");
    data.put("occurredAt", at);
    data.put("revisedAt", at);
    data.put("channel", "email");
    data.put("scores", Map.of("nps", nps));
    return event("amends.feedback.v1", "feedback.received", customer, data);
  }

  private OutgoingEvent asked(String customer, String touchpoint, Instant at) {
    return asked(customer, customer, touchpoint, at);
  }

  private OutgoingEvent asked(String name, String customer, String touchpoint, Instant at) {
    var data = new HashMap<String, Object>();
    data.put("invitationId", id("invitation " + name));
    data.put("survey", "gaming-it");
    data.put("version", 1);
    data.put("customerId", customer(customer));
    data.put("occurredAt", at);
    data.put("touchpoint", touchpoint);
    data.put("channel", "email");
    data.put("outcome", "nps");
    return event("amends.interactions.v1", "survey.delivered", customer(customer), data);
  }

  private static OutgoingEvent event(String topic, String type, String customer, Object data) {
    return named(topic, "dev.amends." + type + ".v1", customer, data);
  }

  private static OutgoingEvent named(String topic, String type, String customer, Object data) {
    var meta =
        new EventMeta(
            UUID.randomUUID(),
            type,
            "/test",
            Instant.parse("2026-05-01T09:30:00Z"),
            customer,
            null,
            null,
            null);
    return OutgoingEvent.of(topic, meta, data);
  }
}

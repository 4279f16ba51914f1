package dev.amends.ingest.asking.adapter;

import static io.restassured.RestAssured.given;
import static java.util.stream.Collectors.toSet;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.standardwebhooks.Webhook;
import dev.amends.backbone.event.EventMeta;
import dev.amends.backbone.event.OutgoingEvent;
import dev.amends.backbone.publish.StreamPublisher;
import dev.amends.ingest.PublishedRecords;
import dev.amends.ingest.asking.application.AskingCustomers;
import dev.amends.ingest.asking.application.Claim;
import dev.amends.ingest.asking.application.SettlingMessages;
import dev.amends.localstack.testing.LocalStackResource;
import dev.amends.localstack.testing.SentMail;
import dev.amends.localstack.testing.TestIdentity;
import dev.amends.localstack.testing.TestStack;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URLDecoder;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Asking with a real database, broker and mail server. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(ProviderStandIn.class)
class AskingIT {

  private static final Duration SOON = Duration.ofSeconds(20);

  @Inject DataSource database;
  @Inject AskingCustomers asking;
  @Inject SettlingMessages settling;
  @Inject Scheduler scheduler;
  @Inject StreamPublisher broker;
  @Inject Clock clock;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrapServers;

  @ConfigProperty(name = "amends.test.provider")
  String provider;

  private final SentMail sent = new SentMail(TestStack.shared().mailApi());
  private final String customer = "asked-" + UUID.randomUUID();
  private final String address = customer + "@example.com";

  @AfterEach
  void goOn() {
    scheduler.resume();
  }

  @Test
  void whoMayBeAskedGetsAMailWithTheFirstQuestionInIt() {
    know("survey", "email");
    var id = invite("delivery", "order-1");

    var mail = sent.theOneTo(address);
    assertEquals("Din leverans", mail.get("subject"));
    assertEquals("<survey." + id + "@amends.local>", mail.get("messageId"));
    var html = mail.get("html").toString();
    assertTrue(html.contains("Hej Åsa Lind!"), html);
    var link = link(mail);
    assertTrue(html.contains("<a href=\"" + link + "?nps=10\">10</a>"), html);
    given().get(path(link) + "?nps=2").then().body(containsString("value=\"2\" checked"));

    var state = awaitState(id, "asked");
    assertEquals("email", state.get("channel"));
    assertEquals(
        List.of(
            "dev.amends.survey.eligible.v1",
            "dev.amends.survey.invited.v1",
            "dev.amends.survey.delivered.v1"),
        await()
            .atMost(SOON)
            .until(
                () ->
                    new PublishedRecords(bootstrapServers, "amends.interactions.v1")
                        .types(customer),
                types -> types.size() == 3));
  }

  @Test
  void theSameRequestTwiceIsOneMail() {
    know("survey", "email");
    var id = invite("delivery", "order-1");
    assertEquals(id, invite("delivery", "order-1"));
    awaitState(id, "asked");
    assertEquals(id, invite("delivery", "order-1"));
    lookAgain();
    assertEquals(1, sent.to(address).size());
  }

  @Test
  void withoutAPermissionTheReasonIsStored() {
    know("marketing", "email");
    var id = invite("delivery", "order-1");
    assertEquals("no-permission", awaitState(id, "blocked").get("reason"));
    assertEquals(List.of(), sent.to(address));
  }

  @Test
  void whoWasAskedByOneSurveyIsNotAskedByAnother() {
    know("survey", "email");
    awaitState(invite("delivery", "order-1"), "asked");
    var second = invite("support", "call-1");
    assertEquals("asked-recently", awaitState(second, "blocked").get("reason"));
    assertEquals(1, sent.to(address).size());
  }

  @Test
  void twoSurveysAtOnceAskOnce() {
    know("survey", "email");
    var one = invite("delivery", "order-1");
    var other = invite("support", "call-1");
    await()
        .atMost(SOON)
        .until(
            () -> Stream.of(one, other).map(each -> state(each).get("state")).collect(toSet()),
            states -> states.equals(Set.of("asked", "blocked")));
    assertEquals(1, sent.to(address).size());
  }

  @Test
  void whoHasAnOpenCaseIsAskedWhenItIsResolved() throws SQLException {
    know("survey", "email");
    var caseId = UUID.randomUUID();
    openCase(caseId, "case.opened");
    var id = invite("delivery", "order-1");
    assertEquals("open-case", awaitReason(id).get("reason"));
    assertEquals(List.of(), sent.to(address));

    openCase(caseId, "case.resolved");
    awaitState(id, "asked");
    sent.theOneTo(address);
  }

  @Test
  void aCaseAsksItsOwnQuestion() throws SQLException {
    know("marketing", "email");
    var caseId = UUID.randomUUID();
    openCase(caseId, "case.opened");
    var id = invite("delivery", "case-1", ", \"caseId\": \"" + caseId + "\"");
    awaitState(id, "asked");
    sent.theOneTo(address);
  }

  @Test
  void whoeverATouchpointOccursToIsAskedAboutIt() {
    var touchpoint = "pickup-" + customer;
    publish("it-touch", touchpoint, "{\"automatic\": true}");
    know("survey", "email");
    var event =
        """
        [{"type": "touchpoint.occurred", "source": "shop", "externalId": "%1$s", "customerId": "%1$s",
          "occurredAt": "%2$s", "touchpoint": "%3$s", "product": "Tvättmaskinen"},
         {"type": "touchpoint.occurred", "source": "shop", "externalId": "%1$s-old", "customerId": "%1$s",
          "occurredAt": "2020-05-01T09:30:00Z", "touchpoint": "%3$s"}]"""
            .formatted(customer, clock.instant(), touchpoint);
    upstream().body(event).post("/api/interactions/batch").then().statusCode(200);

    var mail = sent.theOneTo(address);
    assertTrue(mail.get("text").toString().contains("Tvättmaskinen"), mail.get("text").toString());
    var items = list();
    assertEquals(List.of("shop:" + customer), items.getList("items.externalId"));
  }

  @Test
  void whoDoesNotAnswerIsRemindedOnce() throws SQLException {
    publish("it-remind", "remind", "{\"remindAfterDays\": 3}");
    know("survey", "email");
    var id = invite("it-remind", "order-1");
    awaitState(id, "asked");
    makeDue(id);
    await().atMost(SOON).until(() -> sent.to(address).size() == 2);
    var reminder = sent.to(address).get(1);
    assertEquals("Påminnelse: Din leverans", reminder.get("subject"));
    assertEquals("<survey." + id + ".reminder-1@amends.local>", reminder.get("messageId"));
    await().atMost(SOON).until(() -> state(id).get("until") == null);
    assertEquals(1, state(id).get("reminders"));
  }

  @Test
  void whoAnsweredIsNotReminded() throws SQLException {
    publish("it-answered", "answered", "{\"remindAfterDays\": 3}");
    know("survey", "email");
    var id = invite("it-answered", "order-1");
    awaitState(id, "asked");
    post(path(link(sent.theOneTo(address))), "step=nps&nps=9");
    makeDue(id);
    await().atMost(SOON).until(() -> state(id).get("until") == null);
    assertEquals(1, sent.to(address).size());
    assertTrue(state(id).get("answeredAt") != null);
  }

  @Test
  void aSurveyAsksNoMoreADayThanItMay() {
    publish("it-cap", "cap", "{\"perDay\": 1}");
    know("survey", "email");
    awaitState(invite("it-cap", "order-1"), "asked");

    var other = new AskingIT();
    other.know("survey", "email");
    var id = other.invite("it-cap", "order-2");
    var waiting =
        await().atMost(SOON).until(() -> other.state(id), state -> state.get("reason") != null);
    assertEquals("daily-cap", waiting.get("reason"));
    assertTrue(Instant.parse(waiting.get("until").toString()).isAfter(clock.instant()));
    assertEquals(List.of(), sent.to(other.address));
  }

  @Test
  void anSmsIsAskedOfTheProvider() {
    publish("it-sms", "sms", "{\"channels\": [\"sms\"]}");
    know("survey", "sms");
    var id = invite("it-sms", "order-1");
    awaitState(id, "asked");
    var taken = taken("Idempotency-Key", "survey." + id);
    assertEquals("/sms", taken.get("path"));
    var body = URLDecoder.decode(taken.get("body").toString(), StandardCharsets.UTF_8);
    assertTrue(body.startsWith("from=Acme&to=+46701740605&message=Din leverans: http"), body);
    assertEquals("Basic YWNjb3VudDpwYXNzd29yZA==", headers(taken).get("Authorization"));
  }

  @Test
  void aNumberTheProviderDoesNotKnowIsRefused() throws SQLException {
    publish("it-sms-refused", "sms", "{\"channels\": [\"sms\"]}");
    know("survey", "sms", "+46701740404");
    var id = invite("it-sms-refused", "order-1");
    assertEquals("refused", awaitState(id, "blocked").get("reason"));
    // Who was not asked may be asked by another way.
    know("survey", "email");
    awaitState(invite("delivery", "order-1"), "asked");
  }

  @Test
  void theCompanysOwnSystemIsToldBySignedWebhook() throws Exception {
    publish("it-hook", "hook", "{\"channels\": [\"webhook\"]}");
    know("survey", "webhook");
    var id = invite("it-hook", "order-1");
    awaitState(id, "asked");
    var taken = taken("webhook-id", "survey." + id);
    var body = taken.get("body").toString();
    var headers = headers(taken);
    new Webhook(ProviderStandIn.SECRET)
        .verify(
            body,
            HttpHeaders.of(
                Map.of(
                    "webhook-id", List.of(headers.get("Webhook-id")),
                    "webhook-timestamp", List.of(headers.get("Webhook-timestamp")),
                    "webhook-signature", List.of(headers.get("Webhook-signature"))),
                (name, value) -> true));
    var json = JsonPath.from(body);
    assertEquals(customer, json.getString("customerId"));
    given().get(path(json.getString("url"))).then().statusCode(200);
  }

  @Test
  void theMailProgramsOwnButtonEndsAllAsking() {
    know("survey", "email");
    awaitState(invite("delivery", "order-1"), "asked");
    var mail = sent.theOneTo(address);
    var unsubscribe = headers(mail).get("List-Unsubscribe").replaceAll("[<>]", "");
    post(path(unsubscribe), "List-Unsubscribe=One-Click")
        .then()
        .statusCode(200)
        .body(containsString("Vi frågar dig inte igen"));
    given()
        .multiPart("List-Unsubscribe", "One-Click")
        .post(path(unsubscribe))
        .then()
        .statusCode(200)
        .body(containsString("Vi frågar dig inte igen"));
    var second = invite("support", "call-1");
    assertEquals("no-permission", awaitState(second, "blocked").get("reason"));
  }

  @Test
  void whoSaidNoIsNotAskedForMonths() {
    know("survey", "email");
    awaitState(invite("delivery", "order-1"), "asked");
    var page = path(link(sent.theOneTo(address)));
    post(page, "do=decline");
    given().get(page).then().body(containsString("Fråga mig inte mer"));
    assertEquals(
        "declined-recently", awaitState(invite("support", "call-1"), "blocked").get("reason"));
  }

  @Test
  void whoeverDiesAfterTheLastStepHasSent() throws SQLException {
    know("survey", "email");
    var claim = claimed();
    assertTrue(settling.handOver(claim));
    // Nobody lives to settle it.
    leaseRunsOut(claim);
    awaitState(claim.invitation().id().toString(), "asked");
    assertEquals(List.of(), sent.to(address));
  }

  @Test
  void whoeverDiesBeforeTheLastStepHasNot() throws SQLException {
    know("survey", "email");
    var claim = claimed();
    leaseRunsOut(claim);
    awaitState(claim.invitation().id().toString(), "asked");
    sent.theOneTo(address);
    // Who was believed dead comes back: the claim does not hold any more.
    assertFalse(settling.handOver(claim));
  }

  @Test
  void ofAnErasedCustomerNothingIsLeftToAsk() throws SQLException {
    know("survey", "email");
    awaitState(invite("delivery", "order-1"), "asked");
    var caseId = UUID.randomUUID();
    openCase(caseId, "case.opened");
    awaitReason(invite("support", "call-1"));
    upstream().delete("/api/customers/" + customer).then().statusCode(202);
    assertEquals(List.of(), list().getList("items"));
    for (var table : List.of("survey_invitation", "survey_contact", "open_case")) {
      assertEquals(
          0, count("select count(*) from " + table + " where customer_id = ?", customer), table);
    }
  }

  @Test
  void whatDiedAndIsBlockedAfterwardsLetsOthersGo() throws SQLException {
    know("survey", "email");
    var claim = claimed();
    withdraw("survey");
    leaseRunsOut(claim);
    var id = claim.invitation().id().toString();
    assertEquals("no-permission", awaitState(id, "blocked").get("reason"));
    know("survey", "sms");
    publish("it-after-death", "sms", "{\"channels\": [\"sms\"]}");
    awaitState(invite("it-after-death", "order-2"), "asked");
  }

  @Test
  void whatNobodyKnowsTheEndOfCountsAsSent() throws SQLException {
    publish("it-sms-broken", "sms", "{\"channels\": [\"sms\"]}");
    know("survey", "sms", "+46701740503");
    var id = invite("it-sms-broken", "order-1");
    awaitState(id, "asked");
    lookAgain();
    assertEquals(1, allTaken("Idempotency-Key", "survey." + id).size());
  }

  @Test
  void whatCannotBeReadIsNamedAndTheRestGoesThrough() {
    upstream()
        .body(
            "[{\"externalId\": \"1\"}, 5, {\"externalId\": \"2\", \"customerId\": \""
                + customer
                + "\", \"caseId\": \"x\"}, {\"externalId\": \"3\", \"customerId\": \""
                + customer
                + "\"}]")
        .post("/api/surveys/delivery/invitations")
        .then()
        .statusCode(200)
        .body("accepted", is(1))
        .body("items[0].problem.errors.field", equalTo(List.of("customerId")))
        .body("items[2].problem.errors.field", equalTo(List.of("caseId")))
        .body("items[3].status", is("accepted"));
    upstream().body("[]").post("/api/surveys/nothing/invitations").then().statusCode(404);
    as("anna", "agent").body("[]").post("/api/surveys/delivery/invitations").then().statusCode(403);
  }

  @Test
  void theListIsReadInPagesAndCounted() {
    know("marketing", "email");
    for (var order : List.of("1", "2", "3")) {
      awaitState(invite("relationship", order), "blocked");
    }
    var first =
        upstream()
            .queryParam("customerId", customer)
            .queryParam("limit", 2)
            .get("/api/invitations")
            .jsonPath();
    assertEquals(3, first.getInt("total"));
    var second =
        upstream()
            .queryParam("customerId", customer)
            .queryParam("limit", 2)
            .queryParam("cursor", first.getString("nextCursor"))
            .get("/api/invitations")
            .jsonPath();
    assertEquals(1, second.getList("items").size());
    var counts =
        upstream().queryParam("survey", "relationship").get("/api/invitations/counts").jsonPath();
    assertTrue(counts.getInt("blocked") >= 3);
    assertTrue(counts.getList("reasons.reason").contains("no-permission"));
    upstream().queryParam("state", "sleeping").get("/api/invitations").then().statusCode(400);
  }

  /** An invitation that the test takes itself, as an instance would that dies. */
  private Claim claimed() throws SQLException {
    lookAgain();
    scheduler.pause();
    var id = UUID.fromString(invite("delivery", "order-1"));
    return asking.takeDue(100).claims().stream()
        .filter(each -> each.invitation().id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  /** As recovery says it, over the broker. */
  private void openCase(UUID caseId, String what) {
    var type = "dev.amends." + what + ".v1";
    var meta =
        new EventMeta(
            UUID.randomUUID(),
            type,
            "/recovery-workflow",
            clock.instant(),
            customer,
            null,
            null,
            null);
    var data = Map.of("caseId", caseId, "customerId", customer, "at", clock.instant());
    broker.publisher().publish(OutgoingEvent.of("amends.cases.v1", meta, data)).join();
    await()
        .atMost(SOON)
        .until(
            () ->
                count(
                        "select count(*) from trace_hop where case_id = ? and event = ?",
                        caseId,
                        what)
                    == 1);
  }

  private void leaseRunsOut(Claim claim) throws SQLException {
    update(
        "update survey_invitation set lease_until = ? where id = ?",
        ago(),
        claim.invitation().id());
    scheduler.resume();
  }

  private OffsetDateTime ago() {
    return clock.instant().minusSeconds(1).atOffset(ZoneOffset.UTC);
  }

  private void know(String purpose, String channel) {
    know(purpose, channel, "+46701740605");
  }

  private void know(String purpose, String channel, String phone) {
    upstream()
        .body(
            """
            [{"customerId": "%s", "name": "Åsa Lind", "email": "%s", "phone": "%s", "language": "sv",
              "permissions": [{"purpose": "%s", "channel": "%s", "basis": "consent", "at": "2026-01-10T08:00:00Z"}]}]"""
                .formatted(customer, address, phone, purpose, channel))
        .post("/api/customers/batch")
        .then()
        .statusCode(200)
        .body("accepted", is(1));
  }

  private void withdraw(String purpose) {
    upstream()
        .body(
            """
            [{"customerId": "%s", "permissions": [{"purpose": "%s", "channel": "email", "basis": "consent",
              "at": "2026-02-10T08:00:00Z", "withdrawn": true}]}]"""
                .formatted(customer, purpose))
        .post("/api/customers/batch")
        .then()
        .statusCode(200)
        .body("accepted", is(1));
  }

  private static void publish(String survey, String touchpoint, String asking) {
    lead()
        .body(
            """
            {"touchpoint": "%s",
             "title": {"sv": "Din leverans", "en": "Your delivery"},
             "intro": {"sv": "Hej {name|där}! {product|Din order} har kommit.", "en": "Hello {name|there}!"},
             "outcome": {"scale": "nps", "ask": {"sv": "Rekommenderar du oss?", "en": "Recommend us?"}},
             "words": {"ask": {"sv": "Varför?", "en": "Why?"}},
             "thanks": {"sv": "Tack!", "en": "Thank you!"},
             "asking": %s}"""
                .formatted(touchpoint, asking))
        .put("/api/surveys/" + survey)
        .then()
        .statusCode(200);
  }

  private String invite(String survey, String cause) {
    return invite(survey, cause, "");
  }

  private String invite(String survey, String cause, String fields) {
    return upstream()
        .body(
            "[{\"externalId\": \"%s\", \"customerId\": \"%s\"%s}]"
                .formatted(cause, customer, fields))
        .post("/api/surveys/" + survey + "/invitations")
        .then()
        .statusCode(200)
        .body("accepted", is(1))
        .extract()
        .path("items[0].invitationId");
  }

  private Map<String, Object> awaitState(String id, String wanted) {
    return await().atMost(SOON).until(() -> state(id), state -> wanted.equals(state.get("state")));
  }

  private Map<String, Object> awaitReason(String id) {
    return await().atMost(SOON).until(() -> state(id), state -> state.get("reason") != null);
  }

  private Map<String, Object> state(String id) {
    return list().getMap("items.find { it.invitationId == '" + id + "' }");
  }

  private JsonPath list() {
    return upstream().queryParam("customerId", customer).get("/api/invitations").jsonPath();
  }

  private void makeDue(String id) throws SQLException {
    update("update survey_invitation set due_at = ? where id = ?", ago(), UUID.fromString(id));
  }

  /** Whatever is due by now was looked at when this returns. */
  private void lookAgain() {
    var marker = new AskingIT();
    marker.know("marketing", "email");
    marker.awaitState(marker.invite("delivery", "marker"), "blocked");
  }

  private long count(String sql, Object... values) throws SQLException {
    try (var connection = database.getConnection();
        var select = connection.prepareStatement(sql)) {
      for (var i = 0; i < values.length; i++) {
        select.setObject(i + 1, values[i]);
      }
      try (var row = select.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  private void update(String sql, Object... values) throws SQLException {
    try (var connection = database.getConnection();
        var update = connection.prepareStatement(sql)) {
      for (var i = 0; i < values.length; i++) {
        update.setObject(i + 1, values[i]);
      }
      update.executeUpdate();
    }
  }

  private Map<String, Object> taken(String header, String value) {
    return allTaken(header, value).getFirst();
  }

  private List<Map<String, Object>> allTaken(String header, String value) {
    List<Map<String, Object>> all =
        given().baseUri(provider).get("/received").jsonPath().getList("");
    return all.stream()
        .filter(
            each ->
                headers(each).entrySet().stream()
                    .anyMatch(
                        h -> h.getKey().equalsIgnoreCase(header) && h.getValue().equals(value)))
        .toList();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, String> headers(Map<String, Object> message) {
    return (Map<String, String>) message.get("headers");
  }

  private static String link(Map<String, Object> mail) {
    var found = Pattern.compile("https?://\\S+/s/\\S+").matcher(mail.get("text").toString());
    assertTrue(found.find(), mail.get("text").toString());
    return found.group();
  }

  private static String path(String url) {
    return url.substring(url.indexOf("/s/"));
  }

  private static Response post(String page, String form) {
    return given()
        .redirects()
        .follow(false)
        .contentType("application/x-www-form-urlencoded; charset=UTF-8")
        .body(form)
        .post(page);
  }

  private static RequestSpecification upstream() {
    return as("shop", "upstream");
  }

  private static RequestSpecification lead() {
    return as("cleo", "cx-lead");
  }

  private static RequestSpecification as(String name, String role) {
    return given().auth().oauth2(TestIdentity.token(name, role)).contentType("application/json");
  }
}

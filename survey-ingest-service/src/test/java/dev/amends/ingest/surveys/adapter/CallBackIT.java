package dev.amends.ingest.surveys.adapter;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amends.backbone.event.EventJson;
import dev.amends.backbone.event.EventMeta;
import dev.amends.backbone.event.OutgoingEvent;
import dev.amends.backbone.publish.StreamPublisher;
import dev.amends.ingest.PublishedRecords;
import dev.amends.localstack.testing.ContractFolder;
import dev.amends.localstack.testing.LocalStackResource;
import dev.amends.localstack.testing.TestIdentity;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.config.ConfigProvider;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class CallBackIT {

  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String TYPE = CallBackOffered.TYPE;
  private static final String TOPIC = "amends.cases.v1";

  /** Each offer is a later word than those before. */
  private static final AtomicLong SEQUENCE = new AtomicLong(System.currentTimeMillis());

  /** By the page of each conversation. */
  private static final Map<String, String> CUSTOMERS = new HashMap<>();

  private final ContractFolder contracts = ContractFolder.ofProject();

  /** From ten to twelve in Stockholm, in two days; each test has its own second. */
  private final Instant time =
      LocalDate.now(ZoneId.of("Europe/Stockholm"))
          .plusDays(2)
          .atTime(10, 0, (int) (SEQUENCE.get() % 60))
          .atZone(ZoneId.of("Europe/Stockholm"))
          .toInstant();

  @Inject StreamPublisher broker;

  @AfterEach
  void takeBack() {
    offer(0);
  }

  @Test
  void aTimeIsShownToTheUnhappyAsLongAsSomebodyCanCallThen() {
    offer(1);
    var first = unhappy();
    eventually(first, containsString(time.toString()));
    get(first).body(containsString("10.00\u2060–\u206012.00"));

    post(first, "step=contact&contact=yes&channel=phone&when=" + time).statusCode(303);
    get(first).body(containsString("ringer dig: ")).body(containsString("10.00\u2060–\u206012.00"));
    assertEquals(time.toString(), contact(first).path("callFrom").asText());
    assertEquals(
        time.plus(Duration.ofHours(2)).toString(), contact(first).path("callUntil").asText());
    assertEquals(
        List.of(),
        contracts.violations(
            "amends.feedback.v1",
            "dev.amends.feedback.received.v1",
            EventJson.write(published(CUSTOMERS.get(first)))));

    var second = unhappy();
    get(second + "?step=contact").body(not(containsString(time.toString())));
    post(second, "step=contact&contact=yes&channel=phone&when=" + time)
        .statusCode(422)
        .body(containsString("Den tiden blev just upptagen"));

    // Whoever has it still sees it, and gives it back with the wish.
    get(first + "?step=contact").body(containsString("value=\"" + time + "\" checked"));
    post(first, "step=contact&contact=no").statusCode(303);
    post(second, "step=contact&contact=yes&channel=phone&when=" + time).statusCode(303);
  }

  @Test
  void whoIsHappyOrWantsMailOrHasNoNumberIsPromisedNoTime() {
    offer(5);
    var unhappy = unhappy();
    eventually(unhappy, containsString(time.toString()));
    var happy = begun();
    post(happy, "step=nps&nps=10");
    get(happy + "?step=contact").body(not(containsString(time.toString())));
    post(happy, "step=contact&contact=yes&channel=phone&when=" + time).statusCode(303);
    assertFalse(contact(happy).has("callFrom"), "whatever is posted");

    post(unhappy, "step=contact&contact=yes&channel=email&when=" + time).statusCode(303);
    assertFalse(contact(unhappy).has("callFrom"));

    var withoutNumber = unhappy(begun("\"email\": \"elsa@example.com\""));
    get(withoutNumber + "?step=contact").body(not(containsString(time.toString())));
    post(withoutNumber, "step=contact&contact=yes&channel=phone&when=" + time).statusCode(422);
  }

  @Test
  void whatWasChosenStaysOnesOwnThoughItIsNotOfferedAnyMore() {
    offer(1);
    var page = unhappy();
    eventually(page, containsString(time.toString()));
    // The time alone says that a call is wanted.
    post(page, "step=contact&contact=yes&when=" + time).statusCode(303);
    offer(0);
    eventually(unhappy(), not(containsString(time.toString())));
    get(page + "?step=contact").body(containsString("value=\"" + time + "\" checked"));
    post(page, "step=contact&contact=yes&channel=phone&when=" + time).statusCode(303);
    get(page).body(containsString("En annan tid, eller inget samtal"));
  }

  @Test
  void anOfferThatComesLateDoesNotCountAgainstALaterOne() {
    offer(1);
    eventually(unhappy(), containsString(time.toString()));
    var late = SEQUENCE.get();
    offer(0);
    eventually(unhappy(), not(containsString(time.toString())));
    offer(1, late);
    // Behind it, of another time, so that it must have been read.
    offer(time.plusSeconds(7_200), 1, SEQUENCE.incrementAndGet());
    var page = unhappy();
    eventually(page, containsString(time.plusSeconds(7_200).toString()));
    get(page + "?step=contact").body(not(containsString(time.toString())));
    offer(time.plusSeconds(7_200), 0, SEQUENCE.incrementAndGet());
  }

  @Test
  void aTimeThatNobodyOfferedCannotBeHad() {
    post(unhappy(), "step=contact&contact=yes&channel=phone&when=2126-05-06T08:00:00Z")
        .statusCode(422);
    post(unhappy(), "step=contact&contact=yes&channel=phone&when=tomorrow").statusCode(303);
  }

  @Test
  void noOtherSystemCanMakeUsPromiseAnything() {
    var externalId = UUID.randomUUID().toString();
    var customer = "c-" + externalId;
    upstream()
        .body(
            """
            {"source": "shop", "externalId": "%s", "customerId": "%s", "occurredAt": "%s", "scores": {"nps": 2},
             "contact": {"wanted": true, "channel": "phone", "callFrom": "2126-05-06T08:00:00Z",
               "callUntil": "2126-05-06T10:00:00Z"}}"""
                .formatted(externalId, customer, Instant.now()))
        .post("/api/feedback")
        .then()
        .statusCode(202);
    assertFalse(published(customer).path("contact").has("callFrom"));
  }

  @Test
  void everyGoldenSampleCanBeRead() throws IOException {
    var samples = contracts.samples(TOPIC, TYPE);
    assertFalse(samples.isEmpty());
    for (var sample : samples.values()) {
      assertEquals(3, EventJson.read(sample, CallBackOffered.class).seats());
    }
  }

  private void offer(int seats) {
    offer(seats, SEQUENCE.incrementAndGet());
  }

  private void offer(int seats, long sequence) {
    offer(time, seats, sequence);
  }

  private void offer(Instant time, int seats, long sequence) {
    // One key, so that what is told last is read last.
    var key = "call-back:" + this.time;
    var now = Instant.now();
    var data =
        Map.of(
            "from", time,
            "until", time.plus(Duration.ofHours(2)),
            "zone", "Europe/Stockholm",
            "seats", seats,
            "at", now);
    var meta =
        new EventMeta(
            UUID.randomUUID(), TYPE, "/recovery-workflow", now, key, null, null, sequence);
    broker.publisher().publish(OutgoingEvent.of(TOPIC, meta, data)).join();
  }

  /** A conversation with somebody who is not happy, in Swedish. */
  private static String unhappy() {
    return unhappy(begun());
  }

  private static String unhappy(String page) {
    post(page, "step=nps&nps=2").statusCode(303);
    // Whatever else is asked stands behind what matters here.
    post(page, "step=words&words=Ingen+kom").statusCode(303);
    for (var step : new String[] {"ces", "lba", "trust", "expectation", "emotions"}) {
      post(page, "do=pass&step=" + step);
    }
    return page;
  }

  private static String begun() {
    return begun("\"phone\": \"+46701234567\"");
  }

  private static String begun(String fact) {
    var customer = "call-" + UUID.randomUUID();
    upstream()
        .body("[{\"customerId\": \"" + customer + "\", " + fact + "}]")
        .post("/api/customers/batch")
        .then()
        .statusCode(200)
        .body("accepted", is(1));
    String url =
        upstream()
            .body("{\"customerId\": \"" + customer + "\", \"language\": \"sv\"}")
            .post("/api/surveys/delivery/conversations")
            .then()
            .statusCode(201)
            .extract()
            .path("url");
    CUSTOMERS.put(url.substring(url.indexOf("/s/")), customer);
    return url.substring(url.indexOf("/s/"));
  }

  private static void eventually(String page, Matcher<String> shown) {
    await().atMost(SOON).untilAsserted(() -> get(page + "?step=contact").body(shown));
  }

  private static ValidatableResponse get(String page) {
    return given().get(page).then().statusCode(200);
  }

  private static ValidatableResponse post(String page, String form) {
    return given()
        .redirects()
        .follow(false)
        .contentType("application/x-www-form-urlencoded; charset=UTF-8")
        .body(form)
        .post(page)
        .then();
  }

  private static JsonNode contact(String page) {
    return await()
        .atMost(SOON)
        .until(() -> published(CUSTOMERS.get(page)).path("contact"), JsonNode::isObject);
  }

  /** The customer's last response. */
  private static JsonNode published(String customer) {
    var bootstrapServers =
        ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
    var records = new PublishedRecords(bootstrapServers, "amends.feedback.v1");
    return await()
        .atMost(SOON)
        .until(() -> records.of(customer), found -> !found.isEmpty())
        .getLast()
        .data();
  }

  private static RequestSpecification upstream() {
    return given()
        .header("Authorization", TestIdentity.bearer("shop", "upstream"))
        .contentType("application/json");
  }
}

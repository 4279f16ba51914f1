package dev.amends.risk;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dev.amends.backbone.event.EventMeta;
import dev.amends.backbone.event.OutgoingEvent;
import dev.amends.backbone.publish.StreamPublisher;
import dev.amends.localstack.testing.LocalStackResource;
import dev.amends.localstack.testing.TestIdentity;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A company that runs a zoo, of which the shipped topics know nothing. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class TaxonomyIT {

  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String COMMENT = "The parcel was late and the giraffe was asleep.";
  private static final String ZOO =
      """
      {"note": "We have animals.", "topics": [
        {"id": "animals-%s", "kind": "subject", "names": {"sv": "Djur", "en": "Animals"},
         "patterns": {"en": ["giraffe*", "polar bear*"], "sv": ["giraff*"]}},
        {"id": "did-feed", "kind": "behaviour", "names": {"sv": "Matade", "en": "Fed them"},
         "patterns": {"en": ["fed the"]}}]}""";

  private final String mark = UUID.randomUUID().toString().substring(0, 8);
  private final String animals = "animals-" + mark;

  @Inject StreamPublisher broker;

  @AfterEach
  void theShippedTopicsAreLookedForAgain() {
    activate(0).statusCode(200).body("active", is("shipped/1"));
  }

  @Test
  void topicsAreSavedTriedActivatedAndTakenBack() {
    readBy("before")
        .body("text.taxonomy", is("shipped/1"))
        .body("text.findings.findAll { it.kind == 'topic' }.label", hasItem("delivery"));

    var saved = save(zoo()).statusCode(201).body("active", is(false)).extract();
    int version = saved.path("version");
    String name = saved.path("taxonomy");
    readBy("saved").body("text.taxonomy", is("shipped/1"));

    activate(version)
        .statusCode(200)
        .body("active", is(name))
        .body("activations[0].taxonomy", is(name))
        .body("activations[0].actor", is("carl"))
        .body("activations[0].why", is("it is time"));
    var activations = activations();
    activate(version).body("activations", hasSize(activations));
    readBy("after")
        .body("text.taxonomy", is(name))
        .body(
            "text.findings.findAll { it.kind == 'topic' }",
            equalTo(List.of(finding("after", animals, "giraffe"))));

    activate(0).body("active", is("shipped/1")).body("activations", hasSize(activations + 1));
    readBy("again").body("text.taxonomy", is("shipped/1"));
  }

  @Test
  void aVersionIsShownWholeAndListedWithItsAuthor() {
    var saved = save(zoo()).extract();
    int version = saved.path("version");
    lead()
        .get("/api/risk/taxonomies/" + version)
        .then()
        .statusCode(200)
        .body("note", is("We have animals."))
        .body("savedBy", is("carl"))
        .body("definition.topics.id", equalTo(List.of(animals, "did-feed")))
        .body("definition.topics[1].kind", is("behaviour"))
        .body("definition.topics[0].patterns.en", equalTo(List.of("giraffe*", "polar bear*")));
    lead()
        .get("/api/risk/taxonomies")
        .then()
        .body("items[0].version", is(version))
        .body("items[0].topics", is(2))
        .body("items[0].savedBy", is("carl"))
        .body("items[-1].taxonomy", is("shipped/1"))
        .body("items[-1].topics", is(26))
        .body("items[-1]", not(hasKey("savedBy")));
    save(zoo()).statusCode(200).body("version", is(version));
    lead().get("/api/risk/taxonomies/0").then().body("definition.topics[0].id", is("delivery"));
  }

  @Test
  void aTopicThatIsGoneKeepsItsName() {
    save(zoo());
    agent()
        .get("/api/risk/taxonomies/topics")
        .then()
        .statusCode(200)
        .body("items.find { it.topic == 'delivery' }.active", is(true))
        .body("items.find { it.topic == '" + animals + "' }.active", is(false))
        .body("items.find { it.topic == '" + animals + "' }.names.sv", is("Djur"));
  }

  @Test
  void aDraftIsTriedOnTextsBeforeItIsSaved() {
    var draft = zoo().replaceFirst("\"note\": \"[^\"]*\", ", "");
    var texts =
        """
        {"texts": [{"text": "%s", "language": "en"}, {"text": "Giraffen sov hela dagen."},
          {"text": "..."}, {"text": "Paketti ei koskaan saapunut perille"}],
        """
            .formatted(COMMENT);
    lead()
        .body(texts + draft.strip().substring(1))
        .post("/api/risk/taxonomies/try")
        .then()
        .statusCode(200)
        .body("taxonomy", is("draft"))
        .body("active", is("shipped/1"))
        .body("items", hasSize(4))
        .body("items[0].topics.topic", equalTo(List.of(animals)))
        .body("items[0].topics[0].start", is(COMMENT.indexOf("giraffe")))
        .body("items[0].topics[0].end", is(COMMENT.indexOf(" was asleep")))
        .body("items[0].gained", equalTo(List.of(animals)))
        .body("items[0].lost", equalTo(List.of("delivery", "waiting")))
        .body("items[1].language", is("sv"))
        .body("items[1].topics.topic", equalTo(List.of(animals)))
        .body("items[2].status", is("no-words"))
        .body("items[3].status", is("other-language"));
    lead()
        .body(texts + "\"version\": 0}")
        .post("/api/risk/taxonomies/try")
        .then()
        .body("taxonomy", is("shipped/1"))
        .body("items[0].topics.topic", equalTo(List.of("delivery", "waiting")))
        .body("items[0].gained", empty())
        .body("items[0].lost", empty());
    // Nothing was kept.
    lead().get("/api/risk/taxonomies/topics").then().body("items.topic", not(hasItem(animals)));
  }

  @Test
  void aDryRunKeepsNothing() {
    lead()
        .body(zoo())
        .post("/api/risk/taxonomies?dryRun=true")
        .then()
        .statusCode(200)
        .body("saved", is(false))
        .body("$", not(hasKey("savedBy")));
    lead().get("/api/risk/taxonomies/topics").then().body("items.topic", not(hasItem(animals)));
  }

  @Test
  void whatIsWrongIsToldByTopicAndPattern() {
    save(zoo().replace("polar bear*", "*a"))
        .statusCode(400)
        .body("code", is("invalid"))
        .body("errors", hasSize(1))
        .body("errors[0].field", is("topics[0].patterns.en[1]"))
        .body("errors[0].message", startsWith(animals))
        .body("errors[0].message", containsString("*a"));
    save("[]").statusCode(400).body("code", is("malformed-json"));
    save("{").statusCode(400).body("code", is("malformed-json"));
    save(zoo().replace("We have animals.", "n".repeat(501))).statusCode(400);
    save("{\"note\": \"nothing\"}").statusCode(400).body("errors[0].field", is("topics"));
  }

  @Test
  void limitsAndRolesAreKept() {
    activate(9_999).statusCode(404).body("code", is("not-found"));
    lead().get("/api/risk/taxonomies/9999").then().statusCode(404);
    lead().body("{}").post("/api/risk/taxonomies/0/activate").then().statusCode(400);
    agent().get("/api/risk/taxonomies").then().statusCode(403);
    agent().body(zoo()).post("/api/risk/taxonomies").then().statusCode(403);
    agent().body(trial(1, 5)).post("/api/risk/taxonomies/try").then().statusCode(403);
    trying(trial(100, 5)).statusCode(200).body("items", hasSize(100));
    trying(trial(101, 5)).statusCode(400).body("code", is("invalid"));
    trying(trial(0, 5)).statusCode(400);
    trying(trial(1, 10_000)).statusCode(200);
    trying(trial(1, 10_001)).statusCode(400);
    trying(trial(1, 5).replace("\"version\": 0", "\"version\": 9999")).statusCode(404);
    trying(trial(1, 5).replace("\"version\": 0", "\"version\": 0, \"topics\": []")).statusCode(400);
    trying(trial(1, 5).replace("\"en\"", "7")).statusCode(400);
  }

  private static ValidatableResponse trying(String body) {
    return lead().body(body).post("/api/risk/taxonomies/try").then();
  }

  private static String trial(int texts, int length) {
    var text = "{\"text\": \"" + "a".repeat(length) + "\", \"language\": \"en\"}";
    return "{\"version\": 0, \"texts\": ["
        + String.join(",", Collections.nCopies(texts, text))
        + "]}";
  }

  private String zoo() {
    return ZOO.formatted(mark);
  }

  private int activations() {
    return lead().get("/api/risk/taxonomies").path("activations.size()");
  }

  private Map<String, Object> finding(String who, String topic, String word) {
    var start = COMMENT.indexOf(word);
    List<Map<String, Object>> all =
        agent().get("/api/risk/customers/" + customer(who)).path("text.findings");
    var strength =
        all.stream().filter(each -> each.get("label").equals(topic)).findFirst().orElseThrow();
    return Map.of(
        "kind",
        "topic",
        "label",
        topic,
        "start",
        start,
        "end",
        start + word.length(),
        "strength",
        strength.get("strength"));
  }

  private ValidatableResponse readBy(String who) {
    broker.publisher().publishAll(List.of(said(who))).join();
    await()
        .atMost(SOON)
        .until(() -> agent().get("/api/risk/customers/" + customer(who)).statusCode() == 200);
    return agent().get("/api/risk/customers/" + customer(who)).then();
  }

  private String customer(String who) {
    return "C-" + who + "-" + mark;
  }

  private OutgoingEvent said(String who) {
    var receipt = UUID.randomUUID();
    var at = "2018-06-01T09:30:00Z";
    return OutgoingEvent.of(
        "amends.feedback.v1",
        new EventMeta(
            UUID.randomUUID(),
            "dev.amends.feedback.received.v1",
            "/survey-ingest",
            Instant.parse(at),
            customer(who),
            receipt,
            null,
            null),
        Map.of(
            "receiptId",
            receipt,
            "source",
            "taxonomy-it",
            "customerId",
            customer(who),
            "anonymous",
            false,
            "mode",
            "history",
            "occurredAt",
            at,
            "language",
            "en",
            "scores",
            Map.of("nps", 5),
            "comment",
            COMMENT));
  }

  private static ValidatableResponse save(String taxonomy) {
    return lead().body(taxonomy).post("/api/risk/taxonomies").then();
  }

  private static ValidatableResponse activate(int version) {
    return lead()
        .body("{\"why\": \"it is time\"}")
        .post("/api/risk/taxonomies/" + version + "/activate")
        .then();
  }

  private static RequestSpecification lead() {
    return as("carl", "cx-lead");
  }

  private static RequestSpecification agent() {
    return as("anna", "agent");
  }

  private static RequestSpecification as(String name, String role) {
    return given()
        .contentType("application/json")
        .header("Authorization", TestIdentity.bearer(name, role));
  }
}

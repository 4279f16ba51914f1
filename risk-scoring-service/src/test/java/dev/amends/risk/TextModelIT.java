package dev.amends.risk;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A company whose customers say things that mean nothing elsewhere. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class TextModelIT {

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final int COMMENTS = 600;
  private static final List<String> BAD = List.of("zibbly", "terrible", "zibbly", "awful");
  private static final List<String> GOOD = List.of("wumbly", "wonderful", "wumbly", "lovely");
  private static final List<String> THINGS =
      List.of("The box", "My order", "Our router", "The driver", "This visit");

  private final String mark = UUID.randomUUID().toString().substring(0, 8);

  @Inject StreamPublisher broker;

  @AfterEach
  void whatComesWithTheProductReadsAgain() {
    activate(0).statusCode(200);
  }

  @Test
  void whatCustomersSayWithTheirScoresIsLearnedAndCanBeTakenBack() {
    activate(0).statusCode(200).body("active", is("shipped/1"));
    var events = new ArrayList<OutgoingEvent>();
    for (var at = 0; at < COMMENTS; at++) {
      var bad = at % 2 == 0;
      var words = (bad ? BAD : GOOD).get(at / 2 % GOOD.size());
      var thing = THINGS.get(at / 2 % THINGS.size());
      events.add(said("C" + at, bad ? 2 : 10, "%s was %s, number %d".formatted(thing, words, at)));
    }
    broker.publisher().publishAll(events).join();
    await().atMost(SOON).until(() -> assessed("C" + (COMMENTS - 1)));
    assertEquals("shipped/1", readBy("before", "The router was zibbly on Friday."));

    var learned =
        lead()
            .post("/api/risk/text-models/learn")
            .then()
            .statusCode(200)
            .body("comments.en", greaterThanOrEqualTo(COMMENTS))
            .body("cards[0].heldOut", greaterThan(80))
            .body("cards[0].macroF1", greaterThan(0.9f))
            .body("model", startsWith("learned/"))
            .extract();
    String model = learned.path("model");
    // A person chose the version before, so the new one waits to be chosen as well.
    lead().get("/api/risk/text-models").then().body("active", is("shipped/1"));
    var version = Integer.parseInt(model.substring("learned/".length()));
    activate(version).statusCode(200).body("active", is(model)).body("chosen.actor", is("carl"));

    assertEquals(model, readBy("after", "The router was zibbly on Friday."));
    agent()
        .get("/api/risk/customers/" + customer("after"))
        .then()
        .body("text.tone", is("negative"));
    activate(0).statusCode(200).body("active", is("shipped/1"));
    assertEquals("shipped/1", readBy("again", "The router was zibbly on Friday."));
  }

  @Test
  void aVersionThatDoesNotExistIsNotActivatedAndAReasonIsAskedFor() {
    activate(9_999).statusCode(404).body("code", is("not-found"));
    lead().body("{}").post("/api/risk/text-models/0/activate").then().statusCode(400);
    agent().get("/api/risk/text-models").then().statusCode(403);
  }

  private String readBy(String who, String comment) {
    broker.publisher().publishAll(List.of(said(who, 5, comment))).join();
    await().atMost(SOON).until(() -> assessed(who));
    return agent().get("/api/risk/customers/" + customer(who)).path("text.model");
  }

  private boolean assessed(String who) {
    return agent().get("/api/risk/customers/" + customer(who)).statusCode() == 200;
  }

  private String customer(String who) {
    return "C-" + who + "-" + mark;
  }

  private OutgoingEvent said(String who, int nps, String comment) {
    var receipt = UUID.randomUUID();
    return OutgoingEvent.of(
        "amends.feedback.v1",
        new EventMeta(
            UUID.randomUUID(),
            "dev.amends.feedback.received.v1",
            "/survey-ingest",
            Instant.parse("2026-05-01T09:30:00Z"),
            customer(who),
            receipt,
            null,
            null),
        Map.of(
            "receiptId",
            receipt,
            "source",
            "text-model-it",
            "customerId",
            customer(who),
            "anonymous",
            false,
            "mode",
            "history",
            "occurredAt",
            "2018-05-01T09:30:00Z",
            "language",
            "en",
            "scores",
            Map.of("nps", nps),
            "comment",
            comment));
  }

  private static ValidatableResponse activate(int version) {
    return lead()
        .body("{\"why\": \"a test\"}")
        .post("/api/risk/text-models/" + version + "/activate")
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

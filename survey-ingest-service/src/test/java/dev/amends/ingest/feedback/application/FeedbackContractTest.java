package dev.amends.ingest.feedback.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.amends.ingest.FixedTime;
import dev.amends.ingest.customers.MergingCustomerFacts.Known;
import dev.amends.ingest.feedback.domain.Feedback;
import dev.amends.ingest.feedback.domain.Mode;
import dev.amends.ingest.verdict.Json;
import dev.amends.ingest.verdict.Reading;
import dev.amends.localstack.testing.ContractFolder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What this service says on {@code amends.feedback.v1} keeps its contract. */
class FeedbackContractTest {

  private static final String FULL =
      """
      {"source": "typeform-se", "externalId": "resp-123", "customerId": "C-42", "occurredAt": "2026-05-01T09:30:00Z",
       "revisedAt": "2026-05-01T09:31:00Z", "touchpoint": "delivery", "journey": "first-order", "channel": "email",
       "language": "sv", "segment": "consumer", "team": "north", "partner": "post", "tags": ["delivery-late"],
       "scores": {"nps": 3, "csat": 2, "ces": 2, "lba": 1, "trust": 3, "emotions": ["frustrated"], "expectation": "below"},
       "comment": "Paketet kom aldrig fram.", "contact": {"wanted": true, "channel": "phone", "when": "evening"},
       "invitationId": "inv-9"}""";

  private final ContractFolder contracts = ContractFolder.ofProject();

  @Test
  void aFullResponseKeepsTheContract() {
    assertEquals(List.of(), violations(feedback(FULL)));
    var served = FULL.replace("\"team\"", "\"employee\": \"erik\", \"team\"");
    assertEquals(List.of(), violations(feedback(served)));
    assertNotEquals(eventId(feedback(FULL)), eventId(feedback(served)));
  }

  @Test
  void theSmallestResponseKeepsTheContract() {
    assertEquals(
        List.of(),
        violations(
            feedback(
                "{\"source\": \"s\", \"externalId\": \"e\", \"customerId\": \"c\", \"occurredAt\": \"2026-05-01T09:30:00Z\"}")));
  }

  @Test
  void aWishToBeForgottenThatStaffNotedKeepsTheContract() {
    assertEquals(
        List.of(),
        violations(
            feedback(
                """
                {"source": "staff", "externalId": "e", "customerId": "c", "occurredAt": "2026-05-01T09:30:00Z",
                 "author": "anna", "channel": "call", "comment": "Radera mina uppgifter och skicka ett registerutdrag"}""")));
  }

  @Test
  void nothingIsMissingFromTheFolder() {
    assertEquals(List.of(FeedbackReceived.TYPE), contracts.types(AcceptingFeedback.TOPIC));
  }

  @Test
  void theSameContentAgainIsTheSameEvent() {
    assertEquals(eventId(feedback(FULL)), eventId(feedback(FULL)));
  }

  @Test
  void aCorrectionIsAnotherEventWithTheSameReceipt() {
    var first = feedback(FULL);
    var second = feedback(FULL.replace("\"nps\": 3", "\"nps\": 4"));
    assertEquals(first.receiptId(), second.receiptId());
    assertNotEquals(eventId(first), eventId(second));
  }

  @Test
  void liveAfterHistoryIsAnotherEvent() {
    var history = feedback(FULL.replaceFirst("\\{", "{\"mode\": \"history\", "));
    assertNotEquals(eventId(history), eventId(feedback(FULL)));
  }

  @Test
  void whatWasTooOldIsAnotherEventWhenItsSenderWantsItActedOn() {
    var old = feedback(FULL.replace("2026-05", "2026-03"));
    var live =
        feedback(FULL.replace("2026-05", "2026-03").replaceFirst("\\{", "{\"mode\": \"live\", "));
    assertEquals(Mode.TOO_OLD, old.mode());
    assertEquals(List.of(), violations(old));
    assertNotEquals(eventId(old), eventId(live));
  }

  /**
   * Ids that were given once stay, whatever becomes of the code: a repetition is recognised by it.
   */
  @Test
  void theIdsOfEarlierReleasesStayTheSame() {
    assertEquals(UUID.fromString("4ba18254-9a58-516d-af90-2e7ff5f6f165"), eventId(feedback(FULL)));
    assertEquals(
        UUID.fromString("bc986e08-5af5-50c2-a2da-3a17d70ef241"),
        eventId(
            feedback(
                """
                {"source": "s", "externalId": "e", "customerId": "anon:s:e", "mode": "history",
                 "occurredAt": "2026-05-01T11:30:00.120+02:00", "revisedAt": "2026-05-01T09:31:00Z",
                 "touchpoint": "delivery", "journey": "j", "segment": "x", "channel": "call", "language": "sv",
                 "team": "north", "partner": "post", "tags": ["a", "b \\" å"], "author": "anna",
                 "scores": {"nps": 3, "csat": 2, "ces": 2, "lba": 1, "trust": 3,
                            "emotions": ["sad", "angry"], "expectation": "below"},
                 "comment": "Radera mina uppgifter.\\n\\tEtt \\u0001 😀", "invitationId": "i",
                 "contact": {"wanted": false, "channel": "phone", "when": "evening", "name": "n",
                             "email": "e@example.org", "phone": "070"}}""")));
    assertEquals(
        UUID.fromString("ae92e407-26b9-5cb5-9795-23b0edd5964b"),
        eventId(
            feedback(
                "{\"source\": \"s\", \"externalId\": \"e\", \"customerId\": \"c\","
                    + " \"occurredAt\": \"2026-05-01T09:30:00Z\"}")));
  }

  private static UUID eventId(Feedback feedback) {
    return FeedbackReceived.of(feedback).eventId();
  }

  private List<String> violations(Feedback feedback) {
    var data =
        FeedbackReceived.of(feedback)
            .data(
                new FeedbackReceived.Arrival(FixedTime.NOW, new Known(3, true), "upstream-system"));
    return contracts.violations(AcceptingFeedback.TOPIC, FeedbackReceived.TYPE, data);
  }

  private static Feedback feedback(String json) {
    try {
      var reading = FixedTime.READER.read(Json.read(json.getBytes(StandardCharsets.UTF_8)));
      return (Feedback) assertInstanceOf(Reading.Valid.class, reading).value();
    } catch (Json.Unreadable e) {
      throw new AssertionError(e);
    }
  }
}

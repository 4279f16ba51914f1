package dev.amends.ingest.surveys.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amends.ingest.FixedTime;
import dev.amends.ingest.feedback.domain.Feedback;
import dev.amends.ingest.surveys.domain.AnswerReader;
import dev.amends.ingest.surveys.domain.Conversation;
import dev.amends.ingest.surveys.domain.TestSurveys;
import dev.amends.ingest.verdict.Reading;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnsweredSurveyTest {

  @Test
  void theFirstAnswerIsAResponseAlready() {
    var feedback = feedback(answered(TestSurveys.conversation(0, "C-42"), Map.of("nps", "3")));
    assertEquals("survey:delivery", feedback.source());
    assertEquals("00000000-0000-0000-0000-000000000000", feedback.externalId());
    assertEquals("C-42", feedback.customerId());
    assertEquals(3, feedback.scores().nps());
    assertEquals("delivery", feedback.slice().touchpoint());
    assertEquals("sv", feedback.slice().language());
    assertEquals("email", feedback.slice().channel());
    assertNull(feedback.comment());
    assertNull(feedback.revisedAt());
  }

  @Test
  void everyFurtherAnswerRevisesIt() {
    var all =
        Map.of(
            "nps", "3",
            "words", "Mitt nummer är 811228-9874",
            "expectation", "below",
            "emotions", "sad",
            "contact", "yes",
            "channel", "phone");
    var first = feedback(answered(TestSurveys.conversation(0, "C-42"), Map.of("nps", "3")));
    var last = feedback(answered(TestSurveys.conversation(0, "C-42"), all));
    assertEquals(first.receiptId(), last.receiptId());
    assertEquals(first.occurredAt(), last.occurredAt());
    assertTrue(last.revisedAt().isAfter(first.occurredAt()));
    assertEquals("Mitt nummer är ••••••-••••", last.comment());
    assertEquals("below", last.scores().expectation());
    assertEquals(List.of("sad"), last.scores().emotions());
    assertEquals("phone", last.contact().channel());
  }

  @Test
  void whoIsNotKnownStaysAnonymous() {
    var feedback = feedback(answered(TestSurveys.conversation(0, null), Map.of("nps", "9")));
    assertTrue(feedback.anonymous());
    assertEquals(
        "anon:survey:delivery:00000000-0000-0000-0000-000000000000", feedback.customerId());
  }

  private static Conversation answered(Conversation conversation, Map<String, String> form) {
    var answered = conversation;
    for (var next = answered.next(); next.isPresent(); next = answered.next()) {
      var answer =
          AnswerReader.read(
              next.get(), name -> form.containsKey(name) ? List.of(form.get(name)) : List.of());
      if (answer.isEmpty()) {
        return answered;
      }
      answered = answered.answered(next.get(), answer.get(), FixedTime.NOW);
    }
    return answered;
  }

  private static Feedback feedback(Conversation conversation) {
    JsonNode json = AnsweredSurvey.feedback(conversation);
    var reading = FixedTime.READER.readPerhapsAnonymous(json);
    return (Feedback) assertInstanceOf(Reading.Valid.class, reading).value();
  }
}

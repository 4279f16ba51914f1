package dev.amends.ingest.surveys.application;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amends.ingest.surveys.domain.Conversation;
import dev.amends.ingest.surveys.domain.Scale;
import dev.amends.ingest.surveys.domain.Step;
import java.util.List;

/**
 * A conversation in the product's own format of a response: its id is the response's, so that every
 * further answer revises it.
 */
final class AnsweredSurvey {

  /** Before the name of the survey. */
  static final String SOURCE = "survey:";

  /** What anybody may hand over; what was promised is added by us. */
  private static final List<String> WISH = List.of("wanted", "channel", "when");

  private AnsweredSurvey() {}

  static JsonNode feedback(Conversation conversation) {
    var survey = conversation.survey();
    var answers = conversation.answers();
    var feedback =
        JsonNodeFactory.instance
            .objectNode()
            .put("source", SOURCE + survey.id())
            .put("externalId", conversation.id().toString())
            .put("customerId", conversation.customerId())
            .put("occurredAt", conversation.answeredAt().toString())
            .put("touchpoint", survey.touchpoint())
            .put("journey", survey.journey())
            .put("channel", conversation.channel())
            .put("author", conversation.author())
            .put("comment", answers.words())
            .put("invitationId", conversation.id().toString());
    if (conversation.language() != null) {
      feedback.put("language", conversation.language().tag());
    }
    if (conversation.revisedAt() != null) {
      feedback.put("revisedAt", conversation.revisedAt().toString());
    }
    if (answers.of(Step.Contact.KEY) instanceof ObjectNode wish) {
      feedback.set("contact", wish.deepCopy().retain(WISH));
    }
    feedback.set("scores", scores(conversation));
    return feedback;
  }

  private static ObjectNode scores(Conversation conversation) {
    var scores = JsonNodeFactory.instance.objectNode();
    for (var scale : Scale.values()) {
      var answer = conversation.answers().of(scale.key());
      if (!answer.isMissingNode() && !answer.isNull()) {
        scores.set(scale.key(), answer);
      }
    }
    return scores;
  }
}

package dev.amends.ingest.webhooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amends.backbone.event.EventJson;
import dev.amends.ingest.feedback.domain.FeedbackReader;
import java.time.Instant;
import java.util.List;

/**
 * One response of several answers: what they say of scores and circumstances goes together, the
 * customer's words follow each other, and the first answer tells when the response was given.
 */
final class MergedAnswers {

  private static final String COMMENT = "comment";

  private MergedAnswers() {}

  /** One answer in the product's own format, and when it was given. */
  record Kept(JsonNode feedback, Instant at) {}

  /**
   * @param answers in the order of their times, at least one
   */
  static JsonNode of(List<Kept> answers) {
    var response = EventJson.MAPPER.createObjectNode();
    for (var answer : answers) {
      merge(response, answer.feedback());
    }
    response.set("occurredAt", answers.getFirst().feedback().get("occurredAt"));
    // With every further answer a later revision, also of answers within the same second:
    // whoever comes to know a smaller set of answers last does not believe that it is the newer.
    response.put("revisedAt", answers.getLast().at().plusMillis(answers.size() - 1L).toString());
    return response;
  }

  /** As much as fits: words that are too many are no reason to refuse the scores. */
  private static String joined(String first, String second) {
    var both = first + "\n" + second;
    return both.codePointCount(0, both.length()) <= FeedbackReader.MAX_COMMENT
        ? both
        : both.substring(0, both.offsetByCodePoints(0, FeedbackReader.MAX_COMMENT));
  }

  private static void merge(ObjectNode into, JsonNode from) {
    for (var field : from.properties()) {
      var known = into.get(field.getKey());
      if (known instanceof ObjectNode object && field.getValue().isObject()) {
        merge(object, field.getValue());
      } else if (field.getKey().equals(COMMENT) && known != null && known.isTextual()) {
        into.put(COMMENT, joined(known.textValue(), field.getValue().asText()));
      } else {
        into.set(field.getKey(), field.getValue().deepCopy());
      }
    }
  }
}

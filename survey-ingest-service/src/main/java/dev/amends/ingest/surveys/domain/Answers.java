package dev.amends.ingest.surveys.domain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What was answered, by the key of the step; a question that was passed over has a JSON null.
 *
 * <p>{@code {"nps": 3, "words": "…", "expectation": "below", "emotions": ["sad"], "contact":
 * {"wanted": true, "channel": "phone", "when": "evening"}}}
 */
public record Answers(ObjectNode json) {

  public static Answers none() {
    return new Answers(JsonNodeFactory.instance.objectNode());
  }

  public boolean has(String key) {
    return json.has(key);
  }

  public boolean isEmpty() {
    return json.isEmpty();
  }

  /** JSON null if it was passed over, a missing node if it was not asked yet. */
  public JsonNode of(String key) {
    return json.path(key);
  }

  public Integer number(Scale scale) {
    var answer = json.path(scale.key());
    return answer.isInt() ? answer.intValue() : null;
  }

  /** The customer's own words, or null. */
  public String words() {
    return json.path(Step.Say.KEY).textValue();
  }

  Answers without(String key) {
    return new Answers(json.deepCopy().without(key));
  }

  Answers with(String key, JsonNode answer) {
    return new Answers(json.deepCopy().set(key, answer));
  }
}

package dev.amends.ingest.surveys.domain;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amends.ingest.FixedTime;
import dev.amends.ingest.verdict.Json;
import dev.amends.ingest.verdict.Reading;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A small survey, and conversations about it. */
public final class TestSurveys {

  private static final String DELIVERY =
      """
      {"touchpoint": "delivery",
       "title": {"sv": "Din leverans", "en": "Your delivery"},
       "intro": {"sv": "Hej {name|där}!", "en": "Hello {name|there}!"},
       "outcome": {"scale": "nps", "ask": {"sv": "Rekommenderar du oss?", "en": "Recommend us?"}},
       "words": {"ask": {"sv": "Varför?", "en": "Why?"},
                 "afterLow": {"sv": "Vad hände?", "en": "What happened?"},
                 "afterHigh": {"sv": "Vad gjorde skillnad?", "en": "What made it?"}},
       "dependent": [{"when": {"atMost": 6, "mentions": ["ring", "call"]},
                      "question": {"scale": "ces", "ask": {"sv": "Det var lätt.", "en": "It was easy."}}}],
       "blocks": [{"questions": [{"scale": "expectation", "ask": {"sv": "Som väntat?", "en": "As expected?"}},
                                 {"scale": "emotions", "ask": {"sv": "Hur kändes det?", "en": "How did it feel?"}}]},
                  {"questions": [{"scale": "lba", "ask": {"sv": "Igen?", "en": "Again?"}}]}],
       "thanks": {"sv": "Tack!", "en": "Thank you!"}}""";

  private TestSurveys() {}

  public static ObjectNode deliveryJson() {
    try {
      return (ObjectNode) Json.read(DELIVERY.getBytes(StandardCharsets.UTF_8));
    } catch (Json.Unreadable e) {
      throw new AssertionError(e);
    }
  }

  public static Survey delivery() {
    if (SurveyReader.read("delivery", 7, deliveryJson()) instanceof Reading.Valid<Survey> valid) {
      return valid.value();
    }
    throw new AssertionError("The survey of the tests is not valid");
  }

  /**
   * @param draw decides the block: 0 the first one, 1 the second
   * @param customerId null for anonymous
   */
  public static Conversation conversation(int draw, String customerId) {
    return conversation(draw, customerId, delivery().dependent());
  }

  static Conversation conversation(int draw, String customerId, List<Survey.Dependent> dependent) {
    var d = delivery();
    return new Conversation(
        new UUID(0, draw),
        new Survey(
            d.id(),
            d.version(),
            d.touchpoint(),
            d.journey(),
            d.validFor(),
            d.title(),
            d.intro(),
            d.outcome(),
            d.words(),
            dependent,
            d.blocks(),
            d.thanks(),
            d.asking()),
        customerId,
        Language.SV,
        Map.of("name", "Åsa"),
        "email",
        null,
        Answers.none(),
        FixedTime.NOW,
        FixedTime.NOW.plusSeconds(3_600),
        null,
        null,
        null);
  }
}

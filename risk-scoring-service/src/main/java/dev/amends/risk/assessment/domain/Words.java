package dev.amends.risk.assessment.domain;

import java.util.List;
import java.util.Map;

/**
 * What the judgement needs of the customer's own words.
 *
 * @param leaving the words that announce leaving, empty if they are not kept, or null
 * @param tone −1 (negative) to 1 (positive), or null if the words were not read
 * @param said labels of the emotions and signals that were found, each once
 * @param themes the topics and behaviours of ours that were named, each with the mean tone of its
 *     sentences, −1 to 1
 */
public record Words(String leaving, Double tone, List<String> said, Map<String, Double> themes) {

  public static final Words NONE = new Words(null, null, List.of(), Map.of());

  /** From here on the tone of a text is beyond doubt. */
  private static final double CLEAR = 0.6;

  private static final int PROMOTER = 9;
  private static final int DETRACTOR = 6;

  public Words {
    said = said == null ? List.of() : List.copyOf(said);
    themes = themes == null ? Map.of() : Map.copyOf(themes);
  }

  /** Score and words say opposite things: a 0 with praise, a 9 that leaves or complains. */
  boolean contradict(Scores scores) {
    if (scores.nps() == null) {
      return false;
    }
    return scores.nps() >= PROMOTER && (leaving != null || tone != null && tone <= -CLEAR)
        || scores.nps() <= DETRACTOR && leaving == null && tone != null && tone >= CLEAR;
  }

  Words withoutQuotations() {
    return leaving == null ? this : new Words("", tone, said, themes);
  }
}

package dev.amends.risk.assessment.domain;

import java.util.List;
import java.util.Set;

/**
 * The answers on a scale; not asked is null. nps and lba 0–10, csat 1–5, ces and trust 1–7.
 *
 * @param expectation below, met or above
 */
public record Scores(
    Integer nps,
    Integer csat,
    Integer ces,
    Integer lba,
    Integer trust,
    List<String> emotions,
    String expectation) {

  public static final Scores NONE = new Scores(null, null, null, null, null, null, null);

  private static final Set<String> POSITIVE =
      Set.of("happy", "grateful", "relieved", "trusting", "valued");
  private static final Set<String> NEGATIVE =
      Set.of("frustrated", "angry", "disappointed", "worried", "sad", "ignored", "stressed");

  /**
   * The sign of positive minus negative emotions chosen, as in {@code nes/1}; null if not asked.
   */
  public Integer emotionSign() {
    if (emotions == null) {
      return null;
    }
    var positive = emotions.stream().filter(POSITIVE::contains).count();
    var negative = emotions.stream().filter(NEGATIVE::contains).count();
    return Long.signum(positive - negative);
  }

  /** −1 below, 0 met, +1 above; null if not asked. */
  public Integer expectationGap() {
    return switch (expectation) {
      case null -> null;
      case "below" -> -1;
      case "above" -> 1;
      default -> 0;
    };
  }

  Scores withNps(int value) {
    return new Scores(value, csat, ces, lba, trust, emotions, expectation);
  }

  Scores withCsat(int value) {
    return new Scores(nps, value, ces, lba, trust, emotions, expectation);
  }

  Scores withCes(int value) {
    return new Scores(nps, csat, value, lba, trust, emotions, expectation);
  }

  Scores withLba(int value) {
    return new Scores(nps, csat, ces, value, trust, emotions, expectation);
  }

  Scores withTrust(int value) {
    return new Scores(nps, csat, ces, lba, value, emotions, expectation);
  }
}

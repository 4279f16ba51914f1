package dev.amends.risk.assessment.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * The first published model, {@code additive/1}: log-odds points that sum to the score. The points
 * are priors, written down before any outcome was seen: they say "not calibrated here" until the
 * deployment's own losses correct them.
 */
public final class RiskModel {

  public static final String VERSION = "additive/1";

  /** Stands for no model: nothing was computed of this customer. */
  public static final String NONE = "none";

  /** About one in seven customers who answer is lost within 90 days when nothing else is known. */
  private static final double BASE = -1.8;

  private static final double[] NPS = {2.0, 1.9, 1.8, 1.6, 1.4, 1.2, 0.8, 0.1, -0.3, -0.9, -1.2};
  private static final double[] LBA = {1.0, 1.0, 0.9, 0.9, 0.8, 0.7, 0.5, 0.1, -0.1, -0.5, -0.7};
  private static final double[] CSAT = {1.0, 0.7, 0.2, -0.3, -0.5};
  private static final double[] CES = {1.0, 0.8, 0.5, 0.0, -0.2, -0.4, -0.5};
  private static final double[] TRUST = {0.7, 0.5, 0.3, 0.0, -0.1, -0.3, -0.4};
  private static final double NEGATIVE_EMOTION = 0.5;
  private static final double POSITIVE_EMOTION = -0.4;
  private static final double BELOW_EXPECTATION = 0.5;
  private static final double ABOVE_EXPECTATION = -0.3;
  private static final double LEAVE_INTENT = 2.5;
  private static final double EARLIER_DETRACTION = 0.4;
  private static final int MOST_EARLIER_DETRACTIONS = 2;

  /**
   * Points that one feature adds to the score.
   *
   * @param detail the value that gave the points, for the person who reads the explanation; may be
   *     null
   */
  public record Contribution(String feature, double points, String detail) {}

  /**
   * A score in log-odds with its exact parts: they sum to it.
   *
   * @param pLoss probability of losing the customer within 90 days if nobody acts, 0–1, rounded to
   *     four places
   */
  public record Score(double logOdds, double pLoss, List<Contribution> contributions) {

    /** What stands where nothing was computed. */
    static final Score NOT_MADE = new Score(0, 0, List.of());
  }

  public Score score(Evidence evidence) {
    var scores = evidence.scores();
    var leaving = evidence.words().leaving();
    var earlier = evidence.earlier();
    var parts = new ArrayList<Contribution>();
    parts.add(new Contribution("base", BASE, null));
    add(parts, "nps", scores.nps(), NPS, 0);
    add(parts, "ces", scores.ces(), CES, 1);
    add(parts, "csat", scores.csat(), CSAT, 1);
    add(parts, "lba", scores.lba(), LBA, 0);
    add(parts, "trust", scores.trust(), TRUST, 1);
    addSign(parts, "emotion", scores.emotionSign(), NEGATIVE_EMOTION, POSITIVE_EMOTION);
    addSign(parts, "expectation", scores.expectationGap(), BELOW_EXPECTATION, ABOVE_EXPECTATION);
    if (leaving != null) {
      var words = leaving.isEmpty() ? null : leaving;
      parts.add(new Contribution("leave-intent", LEAVE_INTENT, words));
    }
    if (earlier > 0) {
      var counted = Math.min(earlier, MOST_EARLIER_DETRACTIONS);
      parts.add(
          new Contribution(
              "history", round(EARLIER_DETRACTION * counted), Integer.toString(earlier)));
    }
    var sum = parts.stream().mapToDouble(Contribution::points).sum();
    return new Score(round(sum), round(1 / (1 + Math.exp(-sum))), List.copyOf(parts));
  }

  private static void add(
      List<Contribution> parts, String feature, Integer value, double[] points, int lowest) {
    if (value != null) {
      parts.add(new Contribution(feature, points[value - lowest], value.toString()));
    }
  }

  private static void addSign(
      List<Contribution> parts, String feature, Integer sign, double bad, double good) {
    if (sign != null && sign != 0) {
      parts.add(
          new Contribution(feature, sign < 0 ? bad : good, sign < 0 ? "negative" : "positive"));
    }
  }

  private static double round(double value) {
    return BigDecimal.valueOf(value).setScale(4, RoundingMode.HALF_EVEN).doubleValue();
  }
}

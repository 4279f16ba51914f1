package dev.amends.risk.assessment.domain;

import java.util.ArrayList;
import java.util.List;

/** {@code risk-policy/1}: who counts as at risk, and by which rules. Any one of them suffices. */
public final class RiskPolicy {

  public static final String VERSION = "risk-policy/1";

  static final int DETRACTOR = 6;
  static final int HIGH_EFFORT = 2;
  static final int DISSATISFIED = 2;
  static final double LIKELY_LOST = 0.5;
  static final double WORTH_WATCHING = 0.2;

  /** The rules that apply, by their stable names; empty when the customer is not at risk. */
  public List<String> reasons(Scores scores, String leaveIntent, double pLoss) {
    var reasons = new ArrayList<>(answers(scores));
    if (leaveIntent != null) {
      reasons.add("leave-intent");
    }
    if (pLoss >= LIKELY_LOST) {
      reasons.add("likely-lost");
    }
    return List.copyOf(reasons);
  }

  /** Those of the rules that look at nothing but the answers on a scale. */
  public List<String> answers(Scores scores) {
    var reasons = new ArrayList<String>();
    if (scores.nps() != null && scores.nps() <= DETRACTOR) {
      reasons.add("nps-detractor");
    }
    if (scores.ces() != null && scores.ces() <= HIGH_EFFORT) {
      reasons.add("high-effort");
    }
    if (scores.csat() != null && scores.csat() <= DISSATISFIED) {
      reasons.add("dissatisfied");
    }
    return List.copyOf(reasons);
  }

  /** low below 0.2, medium below 0.5, else high. */
  public String band(double pLoss) {
    return pLoss >= LIKELY_LOST ? "high" : pLoss >= WORTH_WATCHING ? "medium" : "low";
  }
}

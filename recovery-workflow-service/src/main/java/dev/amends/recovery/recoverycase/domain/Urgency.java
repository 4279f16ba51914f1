package dev.amends.recovery.recoverycase.domain;

import java.math.BigDecimal;
import java.util.List;

/**
 * How soon a case needs a person, 0–100: seven tenths the probability of losing the customer, the
 * rest what makes waiting worse: announced leaving (10), each further complaint (5, at most 10),
 * and what the customer is worth (0–10; unknown 5).
 */
public final class Urgency {

  private static final double WEIGHT_OF_LOSS = 70;

  /**
   * Where a customer begins to count as likely lost: who may not be judged does not wait longest.
   */
  private static final double UNKNOWN_LOSS = 0.5;

  private static final int LEAVING = 10;
  private static final int FURTHER_RESPONSE = 5;
  private static final int MOST_FURTHER = 10;
  private static final int UNKNOWN_VALUE = 5;
  private static final int MOST_VALUE = 10;
  private static final BigDecimal TOP_VALUE = new BigDecimal("20000");

  private Urgency() {}

  /**
   * @param pLoss the highest of the case's responses, 0–1; null if the customer objects to
   *     profiling
   * @param reasons why the customer is at risk, of all responses
   * @param responses how many at-risk responses the case has, at least 1
   * @param annualValue in the currency of the installation, or null if unknown
   */
  public static int of(Double pLoss, List<String> reasons, int responses, BigDecimal annualValue) {
    var urgency = WEIGHT_OF_LOSS * (pLoss == null ? UNKNOWN_LOSS : pLoss);
    urgency += reasons.contains("leave-intent") ? LEAVING : 0;
    urgency += Math.min(MOST_FURTHER, FURTHER_RESPONSE * (responses - 1));
    urgency += value(annualValue);
    return (int) Math.round(Math.clamp(urgency, 0, 100));
  }

  private static double value(BigDecimal annualValue) {
    if (annualValue == null) {
      return UNKNOWN_VALUE;
    }
    return MOST_VALUE * annualValue.min(TOP_VALUE).doubleValue() / TOP_VALUE.doubleValue();
  }
}

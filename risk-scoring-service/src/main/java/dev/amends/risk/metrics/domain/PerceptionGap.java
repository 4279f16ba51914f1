package dev.amends.risk.metrics.domain;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;

/**
 * {@code perception-gap/1} (METRICS): the mean of what staff believed customers would answer minus
 * the mean of what customers answered, to the same question in the same period, in steps of its
 * scale. Above 0 staff think better of it than customers do.
 *
 * @param staff what was believed; without a mean while fewer than {@value #FEWEST} believed
 *     anything, since it would tell of single people
 * @param value null without both means; {@code low} and {@code high} are of the 95 % interval for
 *     two independent groups, null if one of them has a single answer
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PerceptionGap(
    Statistic staff, Statistic customers, Double value, Double low, Double high) {

  public static final int FEWEST = 5;

  /**
   * @param believed how many believed which answer
   * @param answered how many customers gave which answer
   */
  public static PerceptionGap of(Map<Integer, Long> believed, Map<Integer, Long> answered) {
    var customers = Statistic.mean(answered);
    var believers = Statistic.total(believed);
    if (believers < FEWEST) {
      var hidden = new Statistic(believers, null, null, null, true);
      return new PerceptionGap(hidden, customers, null, null, null);
    }
    var staff = Statistic.mean(believed);
    if (customers.n() == 0) {
      return new PerceptionGap(staff, customers, null, null, null);
    }
    var gap = staff.value() - customers.value();
    if (customers.n() == 1) {
      return new PerceptionGap(staff, customers, gap, null, null);
    }
    var margin =
        Statistic.Z
            * Math.sqrt(
                Statistic.variance(believed) / staff.n()
                    + Statistic.variance(answered) / customers.n());
    return new PerceptionGap(staff, customers, gap, gap - margin, gap + margin);
  }
}

package dev.amends.risk.metrics.domain;

import java.util.Map;
import java.util.Optional;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * How much two slices of one series differ, and whether by more than chance. Two-sided; {@code low}
 * and {@code high} are the 95 % interval of the difference.
 *
 * <p>Each slice is estimated as its interval is (METRICS): nets with ¾ of an answer added at either
 * end and 1½ in the middle, shares with one success and one failure added (Agresti and Caffo 2000),
 * means by their variance. Then {@code z = (a₁ − a₂) / √(V₁ + V₂)}.
 *
 * @param difference of the two values as they are shown, the first minus the second
 * @param p how likely a difference as large as this would be if there were none, 0–1
 */
public record Comparison(double difference, double low, double high, double z, double p) {

  private static final double LEVEL = 0.05;
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  /** A value and the variance of its estimate. */
  private record Estimate(double value, double variance) {}

  /**
   * @return empty if there is too little to judge by: one of them has no answers, or a mean is
   *     taken of a single answer or of answers that are all alike
   */
  public static Optional<Comparison> of(
      Series series, Map<Integer, Long> first, Map<Integer, Long> second) {
    var a = estimate(series, first);
    var b = estimate(series, second);
    if (a.isEmpty() || b.isEmpty()) {
      return Optional.empty();
    }
    var error = Math.sqrt(a.get().variance() + b.get().variance());
    var estimated = a.get().value() - b.get().value();
    if (error == 0) {
      return Optional.empty();
    }
    var z = estimated / error;
    return Optional.of(
        new Comparison(
            Statistic.of(series, first).value() - Statistic.of(series, second).value(),
            estimated - Statistic.Z * error,
            estimated + Statistic.Z * error,
            z,
            2 * NORMAL.survivalProbability(Math.abs(z))));
  }

  public boolean significant() {
    return p < LEVEL;
  }

  private static Optional<Estimate> estimate(Series series, Map<Integer, Long> answers) {
    var n = Statistic.total(answers);
    if (n == 0) {
      return Optional.empty();
    }
    return switch (series.kind()) {
      case Series.Net(var top, var bottom) -> Optional.of(net(answers, n, top, bottom));
      case Series.Share(var top) -> Optional.of(share(answers, n, top));
      case Series.Mean mean -> mean(answers, n);
    };
  }

  private static Estimate net(Map<Integer, Long> answers, long n, int top, int bottom) {
    var adjusted = n + 3.0;
    var p = (Statistic.count(answers, top, Integer.MAX_VALUE) + 0.75) / adjusted;
    var d = (Statistic.count(answers, Integer.MIN_VALUE, bottom) + 0.75) / adjusted;
    return new Estimate(100 * (p - d), 10_000 * (p + d - (p - d) * (p - d)) / adjusted);
  }

  private static Estimate share(Map<Integer, Long> answers, long n, int top) {
    var adjusted = n + 2.0;
    var p = (Statistic.count(answers, top, Integer.MAX_VALUE) + 1) / adjusted;
    return new Estimate(100 * p, 10_000 * p * (1 - p) / adjusted);
  }

  private static Optional<Estimate> mean(Map<Integer, Long> answers, long n) {
    return n == 1
        ? Optional.empty()
        : Optional.of(new Estimate(Statistic.average(answers), Statistic.variance(answers) / n));
  }
}

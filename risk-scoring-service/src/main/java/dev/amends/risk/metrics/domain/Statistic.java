package dev.amends.risk.metrics.domain;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;

/**
 * A value with its 95 % interval. With n = 0 there is no value.
 *
 * @param smallSample n below 30: the interval says more than the value
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Statistic(long n, Double value, Double low, Double high, boolean smallSample) {

  static final double Z = 1.959964;
  private static final int SMALL = 30;

  /**
   * @param answers how many gave which answer
   */
  public static Statistic of(Series series, Map<Integer, Long> answers) {
    return switch (series.kind()) {
      case Series.Net(var top, var bottom) -> net(answers, top, bottom);
      case Series.Share(var top) -> share(answers, top);
      case Series.Mean mean -> mean(answers);
    };
  }

  /** What else the definition of the series tells of the same answers, by name; often nothing. */
  public static Map<String, Statistic> also(Series series, Map<Integer, Long> answers) {
    return switch (series) {
      case CES -> Map.of("easy", share(answers, 5), "net", net(answers, 5, 3));
      case LBA -> Map.of("net", net(answers, 9, 6));
      case NPS_TOUCHPOINT, NPS_RELATIONSHIP, CSAT, TRUST, NES, EXPECTATION_GAP -> Map.of();
    };
  }

  /**
   * 100·(P − D)/n with the adjusted Wald interval: ¾ of an answer is added at either end and 1½ in
   * the middle (METRICS).
   *
   * @param top the lowest answer that counts for P
   * @param bottom the highest that counts for D
   */
  public static Statistic net(Map<Integer, Long> answers, int top, int bottom) {
    var n = total(answers);
    if (n == 0) {
      return none();
    }
    var promoters = count(answers, top, Integer.MAX_VALUE);
    var detractors = count(answers, Integer.MIN_VALUE, bottom);
    var adjusted = n + 3.0;
    var p = (promoters + 0.75) / adjusted;
    var d = (detractors + 0.75) / adjusted;
    var margin = Z * Math.sqrt((p + d - (p - d) * (p - d)) / adjusted);
    return of(
        n,
        100.0 * (promoters - detractors) / n,
        Math.max(-100, 100 * (p - d - margin)),
        Math.min(100, 100 * (p - d + margin)));
  }

  /** The share of answers from {@code top} up, in per cent, with the Wilson interval. */
  public static Statistic share(Map<Integer, Long> answers, int top) {
    var n = total(answers);
    if (n == 0) {
      return none();
    }
    var p = (double) count(answers, top, Integer.MAX_VALUE) / n;
    var z2 = Z * Z;
    var centre = (p + z2 / (2 * n)) / (1 + z2 / n);
    var margin = Z / (1 + z2 / n) * Math.sqrt(p * (1 - p) / n + z2 / (4.0 * n * n));
    return of(n, 100 * p, 100 * (centre - margin), 100 * (centre + margin));
  }

  /** The mean with a normal interval; a single answer has no spread to judge by. */
  static Statistic mean(Map<Integer, Long> answers) {
    var n = total(answers);
    if (n == 0) {
      return none();
    }
    var mean = average(answers);
    if (n == 1) {
      return new Statistic(n, mean, null, null, true);
    }
    var margin = Z * Math.sqrt(variance(answers) / n);
    return of(n, mean, mean - margin, mean + margin);
  }

  static double average(Map<Integer, Long> answers) {
    return answers.entrySet().stream().mapToDouble(e -> (double) e.getKey() * e.getValue()).sum()
        / total(answers);
  }

  /** Of the answers, by n − 1. */
  static double variance(Map<Integer, Long> answers) {
    var mean = average(answers);
    return answers.entrySet().stream()
            .mapToDouble(e -> (e.getKey() - mean) * (e.getKey() - mean) * e.getValue())
            .sum()
        / (total(answers) - 1);
  }

  private static Statistic of(long n, double value, double low, double high) {
    return new Statistic(n, value, low, high, n < SMALL);
  }

  private static Statistic none() {
    return new Statistic(0, null, null, null, true);
  }

  static long total(Map<Integer, Long> answers) {
    return answers.values().stream().mapToLong(Long::longValue).sum();
  }

  static long count(Map<Integer, Long> answers, int from, int to) {
    return answers.entrySet().stream()
        .filter(e -> e.getKey() >= from && e.getKey() <= to)
        .mapToLong(Map.Entry::getValue)
        .sum();
  }
}

package dev.amends.risk.revenue.domain;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;

/**
 * {@code revenue-at-risk/1} (METRICS): the sum over customers of pLoss · annual value, with a 95 %
 * interval by resampling the customers 1,000 times with a fixed seed. Of more than {@value
 * #RESAMPLED} customers the interval is the one that resampling tends to: sum ± z · √n · standard
 * deviation.
 *
 * @param customers whose risk and value are known
 * @param annualValue of them all
 */
public record RevenueAtRisk(
    long customers, double annualValue, double value, double low, double high) {

  static final int RESAMPLED = 5_000;
  private static final int RESAMPLES = 1_000;
  private static final long SEED = 20260501;
  private static final double Z = 1.959964;

  /**
   * @param pLoss 0–1, of each customer
   * @param annualValue in one currency, of each customer
   */
  public static RevenueAtRisk of(double[] pLoss, double[] annualValue) {
    var expected = new double[pLoss.length];
    for (var at = 0; at < expected.length; at++) {
      expected[at] = pLoss[at] * annualValue[at];
    }
    var sum = DoubleStream.of(expected).sum();
    var all = DoubleStream.of(annualValue).sum();
    if (expected.length > RESAMPLED) {
      var mean = sum / expected.length;
      var squares = DoubleStream.of(expected).map(each -> (each - mean) * (each - mean)).sum();
      var margin = Z * Math.sqrt(squares);
      return new RevenueAtRisk(
          expected.length, all, sum, Math.max(0, sum - margin), Math.min(all, sum + margin));
    }
    var sums = resampled(expected);
    return new RevenueAtRisk(
        expected.length, all, sum, sums[RESAMPLES * 25 / 1_000], sums[RESAMPLES * 975 / 1_000 - 1]);
  }

  private static double[] resampled(double[] expected) {
    var random = new SplittableRandom(SEED);
    var sums = new double[RESAMPLES];
    for (var round = 0; round < RESAMPLES; round++) {
      for (var draw = 0; draw < expected.length; draw++) {
        sums[round] += expected[random.nextInt(expected.length)];
      }
    }
    Arrays.sort(sums);
    return sums;
  }
}

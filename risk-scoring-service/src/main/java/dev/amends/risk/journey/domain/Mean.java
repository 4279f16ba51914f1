package dev.amends.risk.journey.domain;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A mean with its normal 95 % interval, within the ends of its scale. With n = 0 there is no value,
 * and with n = 1 no interval.
 *
 * @param smallSample n below 30: the interval says more than the value
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Mean(long n, Double value, Double low, Double high, boolean smallSample) {

  private static final double Z = 1.959964;
  private static final int SMALL = 30;

  /** What has been seen so far. */
  static final class Sum {
    private final double least;
    private final double most;
    private long n;
    private double sum;
    private double squares;

    /** Of values between {@code least} and {@code most}. */
    Sum(double least, double most) {
      this.least = least;
      this.most = most;
    }

    /** What is not known is not counted. */
    void add(Double value) {
      if (value != null) {
        n++;
        sum += value;
        squares += value * value;
      }
    }

    /** The Wilson interval of a share, of values that are 0 or 1: it is never without width. */
    Mean share() {
      if (n == 0) {
        return mean();
      }
      var share = sum / n;
      var z2 = Z * Z;
      var centre = (share + z2 / (2 * n)) / (1 + z2 / n);
      var margin = Z / (1 + z2 / n) * Math.sqrt(share * (1 - share) / n + z2 / (4.0 * n * n));
      return new Mean(n, share, centre - margin, centre + margin, n < SMALL);
    }

    Mean mean() {
      if (n == 0) {
        return new Mean(0, null, null, null, true);
      }
      var mean = sum / n;
      if (n == 1) {
        return new Mean(1, mean, null, null, true);
      }
      var variance = Math.max(0, squares - n * mean * mean) / (n - 1);
      var margin = Z * Math.sqrt(variance / n);
      return new Mean(
          n, mean, Math.max(least, mean - margin), Math.min(most, mean + margin), n < SMALL);
    }
  }

  /** Whether it is above or below 0 by more than chance, and of enough answers. */
  boolean isClear() {
    return !smallSample && (low > 0 || high < 0);
  }
}

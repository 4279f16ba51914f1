package dev.amends.risk.drivers.domain;

import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;

/**
 * Correlations of predictors with one another and with an outcome, each from the answers in which
 * both were given: questions rotate, so hardly anybody answers all.
 *
 * @param among of the predictors with one another; 1 on the diagonal
 * @param withOutcome of each predictor with the outcome
 * @param fewest how many answers the correlation with the fewest rests on
 */
public record Correlations(double[][] among, double[] withOutcome, int fewest) {

  /** Eigenvalues below it are raised to it where a matrix has to be repaired. */
  private static final double LEAST = 1e-3;

  /**
   * @param predictors a column of answers each; {@code NaN} where it was not asked
   * @param outcome as long as the columns, {@code NaN} likewise
   */
  public static Correlations of(double[][] predictors, double[] outcome) {
    return of(predictors, outcome, null);
  }

  /**
   * @param times how often each row counts, or null for once each
   */
  static Correlations of(double[][] predictors, double[] outcome, int[] times) {
    var many = predictors.length;
    var among = new double[many][many];
    var withOutcome = new double[many];
    var fewest = Integer.MAX_VALUE;
    for (var one = 0; one < many; one++) {
      var paired = Paired.of(predictors[one], outcome, times);
      withOutcome[one] = paired.correlation();
      fewest = Math.min(fewest, paired.n());
      among[one][one] = 1;
      for (var other = 0; other < one; other++) {
        paired = Paired.of(predictors[one], predictors[other], times);
        among[one][other] = paired.correlation();
        among[other][one] = paired.correlation();
        fewest = Math.min(fewest, paired.n());
      }
    }
    return new Correlations(among, withOutcome, fewest);
  }

  /** Whether correlations of different answers can be those of one set of answers. */
  boolean isPositiveDefinite() {
    for (var value : eigen().getEigenvalues()) {
      if (value < LEAST) {
        return false;
      }
    }
    return true;
  }

  /**
   * The nearest by its eigenvalues that is positive definite: small and negative ones are raised,
   * and the diagonal is made 1 again (Rebonato and Jäckel 1999).
   */
  Correlations repaired() {
    var parts = eigen();
    var values = parts.getEigenvalues();
    for (var at = 0; at < values.length; at++) {
      values[at] = Math.max(values[at], LEAST);
    }
    var raised =
        parts
            .getV()
            .multiply(MatrixUtils.createRealDiagonalMatrix(values))
            .multiply(parts.getVT())
            .getData();
    var scaled = new double[raised.length][raised.length];
    for (var one = 0; one < raised.length; one++) {
      for (var other = 0; other < raised.length; other++) {
        scaled[one][other] =
            one == other
                ? 1
                : raised[one][other] / Math.sqrt(raised[one][one] * raised[other][other]);
      }
    }
    return new Correlations(scaled, withOutcome, fewest);
  }

  /** How many times larger each coefficient's variance is than without the other predictors. */
  double[] varianceInflation() {
    var inverse = MatrixUtils.inverse(MatrixUtils.createRealMatrix(among));
    var inflation = new double[among.length];
    for (var at = 0; at < inflation.length; at++) {
      inflation[at] = inverse.getEntry(at, at);
    }
    return inflation;
  }

  private EigenDecompositionSymmetric eigen() {
    return new EigenDecompositionSymmetric(MatrixUtils.createRealMatrix(among));
  }

  /** Pearson's correlation of the places where both are given; NaN if one of them never varies. */
  private record Paired(int n, double correlation) {

    static Paired of(double[] x, double[] y, int[] times) {
      var n = 0;
      var meanX = 0.0;
      var meanY = 0.0;
      var xx = 0.0;
      var yy = 0.0;
      var xy = 0.0;
      for (var at = 0; at < x.length; at++) {
        var weight = times == null ? 1 : times[at];
        if (weight > 0 && !Double.isNaN(x[at]) && !Double.isNaN(y[at])) {
          n += weight;
          var fromX = x[at] - meanX;
          var fromY = y[at] - meanY;
          meanX += weight * fromX / n;
          meanY += weight * fromY / n;
          xx += weight * fromX * (x[at] - meanX);
          yy += weight * fromY * (y[at] - meanY);
          xy += weight * fromX * (y[at] - meanY);
        }
      }
      return new Paired(n, xy / Math.sqrt(xx * yy));
    }
  }
}

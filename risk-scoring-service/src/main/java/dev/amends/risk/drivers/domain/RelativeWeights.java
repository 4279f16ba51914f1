package dev.amends.risk.drivers.domain;

import java.util.Arrays;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;

/**
 * How much of the variance of an outcome each of several correlated predictors accounts for
 * (Johnson 2000): the predictors are replaced by the nearest uncorrelated ones, the outcome is
 * regressed on those, and what they explain is given back to the predictors.
 *
 * @param weights of the predictors, in their order; 0 to 1, they sum to {@code explained}
 * @param explained R², the share of the outcome's variance that all of them explain
 */
public record RelativeWeights(double[] weights, double explained) {

  /** Below it an eigenvalue is zero: a predictor is then a sum of the others. */
  private static final double NOTHING = 1e-10;

  /** Correlations cannot tell these predictors apart. */
  public static final class NotDistinct extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    NotDistinct() {
      super("One of the predictors is a combination of the others");
    }
  }

  /**
   * @param among correlations of the predictors with one another, positive definite
   * @param withOutcome correlation of each predictor with the outcome
   * @throws NotDistinct if {@code among} is not positive definite
   */
  public static RelativeWeights of(double[][] among, double[] withOutcome) {
    var loadings = root(MatrixUtils.createRealMatrix(among));
    RealVector coefficients =
        MatrixUtils.inverse(loadings).operate(MatrixUtils.createRealVector(withOutcome));
    var weights = new double[withOutcome.length];
    for (var predictor = 0; predictor < weights.length; predictor++) {
      for (var factor = 0; factor < weights.length; factor++) {
        var part = loadings.getEntry(predictor, factor) * coefficients.getEntry(factor);
        weights[predictor] += part * part;
      }
    }
    return new RelativeWeights(weights, Arrays.stream(weights).sum());
  }

  /** The symmetric square root, which is the loadings of the predictors on their nearest kin. */
  private static RealMatrix root(RealMatrix correlations) {
    var parts = new EigenDecompositionSymmetric(correlations);
    var values = parts.getEigenvalues();
    for (var at = 0; at < values.length; at++) {
      if (values[at] < NOTHING) {
        throw new NotDistinct();
      }
      values[at] = Math.sqrt(values[at]);
    }
    return parts
        .getV()
        .multiply(MatrixUtils.createRealDiagonalMatrix(values))
        .multiply(parts.getVT());
  }
}

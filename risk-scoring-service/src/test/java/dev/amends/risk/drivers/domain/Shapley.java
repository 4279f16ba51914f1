package dev.amends.risk.drivers.domain;

import java.util.stream.IntStream;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.MatrixUtils;

/**
 * What each predictor adds to R², averaged over all orders in which they could be added (Lindeman,
 * Merenda and Gold 1980): another way to the same question, to check the relative weights by.
 */
final class Shapley {

  private Shapley() {}

  static double[] of(Correlations correlations) {
    var many = correlations.withOutcome().length;
    var shares = new double[many];
    for (var predictor = 0; predictor < many; predictor++) {
      for (var others = 0; others < 1 << many; others++) {
        if ((others & 1 << predictor) == 0) {
          var size = Integer.bitCount(others);
          var orders = factorial(size) * factorial(many - size - 1) / factorial(many);
          shares[predictor] +=
              orders
                  * (explained(correlations, others | 1 << predictor)
                      - explained(correlations, others));
        }
      }
    }
    return shares;
  }

  private static double explained(Correlations all, int set) {
    var chosen =
        IntStream.range(0, all.withOutcome().length).filter(at -> (set & 1 << at) != 0).toArray();
    if (chosen.length == 0) {
      return 0;
    }
    var among = MatrixUtils.createRealMatrix(all.among()).getSubMatrix(chosen, chosen);
    var outcome = MatrixUtils.createRealVector(all.withOutcome());
    var with = MatrixUtils.createRealVector(new double[chosen.length]);
    for (var at = 0; at < chosen.length; at++) {
      with.setEntry(at, outcome.getEntry(chosen[at]));
    }
    return with.dotProduct(new LUDecomposition(among).getSolver().solve(with));
  }

  private static double factorial(int n) {
    return n < 2 ? 1 : n * factorial(n - 1);
  }
}

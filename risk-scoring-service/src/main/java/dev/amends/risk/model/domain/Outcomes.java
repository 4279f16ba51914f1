package dev.amends.risk.model.domain;

import java.util.Arrays;

/**
 * What became of customers.
 *
 * @param values a row for each, features in the model's order; {@code NaN} if one is not known
 * @param lost whether the customer of the row was lost
 * @param weights above 0; how many times a row counts
 */
public record Outcomes(double[][] values, boolean[] lost, double[] weights) {

  public Outcomes {
    if (values.length != lost.length || values.length != weights.length) {
      throw new IllegalArgumentException("Rows, outcomes and weights must be as many");
    }
    for (var weight : weights) {
      if (!(weight > 0) || !Double.isFinite(weight)) {
        throw new IllegalArgumentException("A weight is above 0: " + weight);
      }
    }
  }

  /** Every row counts once. */
  public static Outcomes of(double[][] values, boolean[] lost) {
    var weights = new double[lost.length];
    Arrays.fill(weights, 1);
    return new Outcomes(values, lost, weights);
  }
}

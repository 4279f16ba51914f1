package dev.amends.risk.model.domain;

import java.util.Arrays;

/**
 * What became of customers.
 *
 * @param values a row for each, features in the model's order; {@code NaN} if one is not known
 * @param lost whether the customer of the row was lost
 * @param weights above 0; how many times a row counts
 */
public record Outcomes(double[][] values, boolean[] lost, double[] weights, EqualRows equalRows) {

  /** Who stands behind rows that are equal. */
  public enum EqualRows {
    /** Perhaps one customer told several times: such rows are never on both sides of a split. */
    ONE_CUSTOMER,
    /** Always several, of whom each was met once. */
    SEVERAL_CUSTOMERS
  }

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

  /** Every row counts once, and who stands behind equal ones is not known. */
  public static Outcomes of(double[][] values, boolean[] lost) {
    return new Outcomes(values, lost, ones(lost.length), EqualRows.ONE_CUSTOMER);
  }

  /** Every row is a customer of its own. */
  public static Outcomes ofCustomers(double[][] values, boolean[] lost) {
    return new Outcomes(values, lost, ones(lost.length), EqualRows.SEVERAL_CUSTOMERS);
  }

  private static double[] ones(int length) {
    var ones = new double[length];
    Arrays.fill(ones, 1);
    return ones;
  }
}

package dev.amends.risk.model.domain;

import dev.amends.risk.model.domain.Outcomes.EqualRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Outcomes in an order that does not depend on theirs, so that the same customers teach the same in
 * any order. Equal rows that may be one customer are made one.
 *
 * @param values rows, ascending
 * @param weights how much each counts
 * @param shares of that, how much was lost: 0 to 1
 */
record Sample(double[][] values, double[] weights, double[] shares) {

  static Sample of(Outcomes outcomes) {
    var rows = new ArrayList<double[]>();
    var weights = new ArrayList<Double>();
    var lost = new ArrayList<Double>();
    var order =
        IntStream.range(0, outcomes.values().length)
            .boxed()
            .sorted(
                Comparator.<Integer, double[]>comparing(
                        at -> outcomes.values()[at], Arrays::compare)
                    .thenComparing(at -> outcomes.lost()[at])
                    .thenComparing(at -> outcomes.weights()[at]))
            .toList();
    var merges = outcomes.equalRows() == EqualRows.ONE_CUSTOMER;
    for (var at : order) {
      var row = outcomes.values()[at];
      var last = rows.size() - 1;
      var weight = outcomes.weights()[at];
      var loss = outcomes.lost()[at] ? weight : 0;
      if (merges && last >= 0 && Arrays.equals(rows.get(last), row)) {
        weights.set(last, weights.get(last) + weight);
        lost.set(last, lost.get(last) + loss);
      } else {
        rows.add(row);
        weights.add(weight);
        lost.add(loss);
      }
    }
    var shares = new double[rows.size()];
    Arrays.setAll(shares, at -> lost.get(at) / weights.get(at));
    return new Sample(
        rows.toArray(double[][]::new),
        weights.stream().mapToDouble(Double::doubleValue).toArray(),
        shares);
  }

  int size() {
    return shares.length;
  }

  double[] column(int feature) {
    return Arrays.stream(values).mapToDouble(row -> row[feature]).toArray();
  }

  /** Rows in which somebody was lost, or somebody stayed. */
  long rowsWith(boolean loss) {
    return Arrays.stream(shares).filter(share -> loss ? share > 0 : share < 1).count();
  }

  /** Minus the logarithm of the likelihood of these rows, by weight. */
  double loss(double[] scores, int[] rows) {
    var sum = 0.0;
    for (var row : rows) {
      // log(1 + e^s) − y·s, without overflow
      var score = scores[row];
      var softplus = Math.max(score, 0) + Math.log1p(Math.exp(-Math.abs(score)));
      sum += weights[row] * (softplus - shares[row] * score);
    }
    return sum;
  }
}

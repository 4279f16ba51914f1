package dev.amends.risk.model.domain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The values of one feature as bins; the last bin is that of values not known.
 *
 * @param edges between the others
 * @param bins of the rows
 */
record Binned(List<Double> edges, int[] bins) {

  static Binned of(List<Double> edges, double[] values) {
    var bins = new int[values.length];
    Arrays.setAll(
        bins,
        at -> Double.isNaN(values[at]) ? edges.size() + 1 : AdditiveModel.bin(edges, values[at]));
    return new Binned(edges, bins);
  }

  /** Edges half-way between neighbours, so that no bin holds much more than its share of rows. */
  static List<Double> edges(double[] values, int most) {
    var sorted = Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
    var edges = new ArrayList<Double>();
    var distinct = Arrays.stream(sorted).distinct().count();
    var least = distinct <= most ? 1 : Math.ceilDiv(sorted.length, most);
    var begin = 0;
    for (var at = 1; at < sorted.length; at++) {
      if (sorted[at] != sorted[at - 1] && at - begin >= least) {
        edges.add(between(sorted[at - 1], sorted[at]));
        begin = at;
      }
    }
    return edges;
  }

  /** Above the lower and not above the higher, whatever the rounding. */
  private static double between(double lower, double higher) {
    var middle = lower / 2 + higher / 2;
    return middle > lower && middle <= higher ? middle : higher;
  }

  int known() {
    return edges.size() + 1;
  }
}

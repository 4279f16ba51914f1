package dev.amends.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Alternating measurements of two sides; what counts is the median of the pairs' ratios, because a
 * machine that is slow for a while is slow for both.
 */
record Pairs(List<Double> ours, List<Double> peers) {

  /** One measurement of one side. */
  interface Measurement {
    double take() throws Exception;
  }

  /** Every other pair begins with the other side. */
  static Pairs of(int count, Measurement ours, Measurement peer) throws Exception {
    var pairs = new Pairs(new ArrayList<>(), new ArrayList<>());
    for (var i = 0; i < count; i++) {
      if (i % 2 == 0) {
        pairs.ours.add(ours.take());
        pairs.peers.add(peer.take());
      } else {
        pairs.peers.add(peer.take());
        pairs.ours.add(ours.take());
      }
    }
    return pairs;
  }

  double ratio() {
    var ratios = new double[ours.size()];
    for (var i = 0; i < ratios.length; i++) {
      ratios[i] = ours.get(i) / peers.get(i);
    }
    return median(ratios);
  }

  double medianOfOurs() {
    return median(ours.stream().mapToDouble(Double::doubleValue).toArray());
  }

  double medianOfPeers() {
    return median(peers.stream().mapToDouble(Double::doubleValue).toArray());
  }

  static double median(double[] values) {
    var sorted = values.clone();
    Arrays.sort(sorted);
    var middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}

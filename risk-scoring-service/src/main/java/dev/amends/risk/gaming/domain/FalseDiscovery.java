package dev.amends.risk.gaming.domain;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Many tests find something by chance alone. This bounds the expected share of such finds among all
 * finds (Benjamini and Hochberg 1995).
 */
final class FalseDiscovery {

  private FalseDiscovery() {}

  /**
   * For each p the smallest level at which it counts as found: {@code q(i) = min over j ≥ i of
   * p(j)·m ÷ j} in rising order of p, at most 1.
   *
   * @param p of all tests that were made, 0–1, in any order
   * @return in the same order
   */
  static double[] adjusted(double[] p) {
    var rising =
        IntStream.range(0, p.length)
            .boxed()
            .sorted(Comparator.comparingDouble(at -> p[at]))
            .toList();
    var adjusted = new double[p.length];
    var least = 1.0;
    for (var rank = p.length; rank >= 1; rank--) {
      int at = rising.get(rank - 1);
      least = Math.min(least, p[at] * p.length / rank);
      adjusted[at] = least;
    }
    return adjusted;
  }
}

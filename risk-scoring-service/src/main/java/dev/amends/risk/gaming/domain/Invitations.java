package dev.amends.risk.gaming.domain;

import org.apache.commons.statistics.distribution.HypergeometricDistribution;

/**
 * Who was asked at one touchpoint, and who at all others.
 *
 * @param asked customers who were asked there
 * @param detracted of them those who had answered as detractors before
 * @param othersAsked customers who were asked elsewhere, once for each touchpoint
 * @param othersDetracted of them those who had answered as detractors before
 */
public record Invitations(long asked, long detracted, long othersAsked, long othersDetracted) {

  /** Probabilities of equally unlikely tables differ by rounding. */
  private static final double ROUNDING = 1 + 1e-7;

  /**
   * Fisher's exact test, two-sided: how likely a table at least as unlikely as this one would be if
   * former detractors were asked here as often as elsewhere (Fisher 1935).
   *
   * @return 0–1
   */
  double p() {
    var tables =
        HypergeometricDistribution.of(
            Math.toIntExact(asked + othersAsked),
            Math.toIntExact(detracted + othersDetracted),
            Math.toIntExact(asked));
    var seen = tables.probability(Math.toIntExact(detracted)) * ROUNDING;
    var sum = 0.0;
    for (var table = tables.getSupportLowerBound();
        table <= tables.getSupportUpperBound();
        table++) {
      var probability = tables.probability(table);
      sum += probability <= seen ? probability : 0;
    }
    return Math.min(1, sum);
  }
}

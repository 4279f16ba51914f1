package dev.amends.risk.gaming.domain;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.BitSet;

/**
 * The longest unbroken run of promoters among answers in the order in which they were given.
 *
 * @param n answers
 * @param promoters of them that are 9 or 10
 * @param longest how many promoters answered in a row, at most
 * @param p how likely a run as long or longer is if every order of these answers is as likely as
 *     any other, 0–1
 */
public record LongestRun(int n, int promoters, int longest, double p) {

  /**
   * @param answers true at the place of a promoter
   */
  public static LongestRun of(BitSet answers, int n) {
    var longest = 0;
    for (var start = answers.nextSetBit(0); start >= 0; ) {
      var end = answers.nextClearBit(start);
      longest = Math.max(longest, end - start);
      start = answers.nextSetBit(end);
    }
    var promoters = answers.cardinality();
    return new LongestRun(n, promoters, longest, atLeast(longest, n, promoters));
  }

  /**
   * The exact distribution given how many promoters there are (Bateman 1948). The n − m others
   * leave n − m + 1 gaps for the m promoters; by inclusion and exclusion of gaps that hold k or
   * more, {@code P(longest ≥ k) = Σ (−1)^(j+1) · C(n−m+1, j) · C(n−jk, n−m) ÷ C(n, m)} over j from
   * 1 to m ÷ k. Whole numbers throughout: the terms are far larger than their sum.
   *
   * @return the probability of a run of at least k, 0–1
   */
  static double atLeast(int k, int n, int m) {
    var others = n - m;
    var gaps = others + 1;
    if (m <= (long) (k - 1) * gaps) {
      return k > m ? 0 : tail(k, n, others);
    }
    // So many promoters do not fit into the gaps with shorter runs.
    return 1;
  }

  private static double tail(int k, int n, int others) {
    var gaps = others + 1;
    var total = choose(n, others);
    var ways = BigInteger.ZERO;
    var full = BigInteger.ONE;
    var left = total;
    for (var j = 1; j <= gaps && (long) j * k <= n - others; j++) {
      full = full.multiply(BigInteger.valueOf(gaps - j + 1)).divide(BigInteger.valueOf(j));
      for (var size = n - (j - 1) * k; size > n - j * k; size--) {
        // C(size − 1, others) of C(size, others).
        left = left.multiply(BigInteger.valueOf(size - others)).divide(BigInteger.valueOf(size));
      }
      var term = full.multiply(left);
      ways = j % 2 == 1 ? ways.add(term) : ways.subtract(term);
    }
    return new BigDecimal(ways).divide(new BigDecimal(total), MathContext.DECIMAL64).doubleValue();
  }

  private static BigInteger choose(int n, int k) {
    var ways = BigInteger.ONE;
    for (var i = 1; i <= Math.min(k, n - k); i++) {
      ways = ways.multiply(BigInteger.valueOf(n - i + 1)).divide(BigInteger.valueOf(i));
    }
    return ways;
  }
}

package dev.amends.bench;

import java.util.Locale;

/**
 * One line of the table.
 *
 * @param target the bound of the ratio ours / peer
 * @param stretch a further bound that is reported and never fails
 */
record Result(String work, String unit, String peer, Pairs pairs, Bound target, Double stretch) {

  /** A bound of a ratio. */
  record Bound(boolean atLeast, double value) {

    static Bound atLeast(double value) {
      return new Bound(true, value);
    }

    static Bound atMost(double value) {
      return new Bound(false, value);
    }

    boolean holds(double ratio) {
      return atLeast ? ratio >= value : ratio <= value;
    }

    @Override
    public String toString() {
      return (atLeast ? "≥ " : "≤ ") + number(value);
    }
  }

  boolean met() {
    return target.holds(pairs.ratio());
  }

  String line() {
    return "| %s | %s %s | %s %s (%s) | **%s** | %s | %s | %s |"
        .formatted(
            work,
            number(pairs.medianOfOurs()),
            unit,
            number(pairs.medianOfPeers()),
            unit,
            peer,
            number(pairs.ratio()),
            target,
            stretch == null ? "–" : number(stretch),
            met() ? "yes" : "no");
  }

  private static String number(double value) {
    return value >= 1000
        ? String.format(Locale.ROOT, "%,.0f", value)
        : value >= 10
            ? String.format(Locale.ROOT, "%.1f", value)
            : String.format(Locale.ROOT, "%.2f", value);
  }
}

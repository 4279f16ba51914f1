package dev.amends.risk.drivers.domain;

/**
 * What a theme costs or brings: the net score of all responses less that of those without the theme
 * (METRICS). With the share w of responses that name it this is w · (score with − score without);
 * the interval takes w as it is and the two parts as the adjusted Wald method does.
 *
 * @param n responses that name the theme
 * @param impact in points of the net score, −100 to 100
 */
public record ThemeImpact(String theme, long n, double impact, double low, double high) {

  static final double Z = 1.959964;

  /** How many responses there are, and how many of them are at either end. */
  public record Count(long n, long top, long bottom) {

    public Count plus(Count other) {
      return new Count(n + other.n, top + other.top, bottom + other.bottom);
    }

    private double net() {
      return 100.0 * (top - bottom) / n;
    }

    /** Of the net score of adjusted answers: ¾ are added at either end, 1½ in the middle. */
    private double variance() {
      var adjusted = n + 3.0;
      var p = (top + 0.75) / adjusted;
      var d = (bottom + 0.75) / adjusted;
      return 10_000 * (p + d - (p - d) * (p - d)) / adjusted;
    }
  }

  /** Both have at least one response. */
  public static ThemeImpact of(String theme, Count with, Count without) {
    var share = (double) with.n() / (with.n() + without.n());
    var impact = with.plus(without).net() - without.net();
    var margin = Z * share * Math.sqrt(with.variance() + without.variance());
    return new ThemeImpact(theme, with.n(), impact, impact - margin, impact + margin);
  }
}

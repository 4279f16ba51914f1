package dev.amends.risk.drivers.domain;

/**
 * Correlations of predictors with one another and with an outcome, each from the answers in which
 * both were given: questions rotate, so hardly anybody answers all.
 *
 * @param among of the predictors with one another; 1 on the diagonal
 * @param withOutcome of each predictor with the outcome
 * @param fewest how many answers the correlation with the fewest rests on
 */
public record Correlations(double[][] among, double[] withOutcome, int fewest) {

  /**
   * @param predictors a column of answers each; {@code NaN} where it was not asked
   * @param outcome as long as the columns, {@code NaN} likewise
   */
  public static Correlations of(double[][] predictors, double[] outcome) {
    var many = predictors.length;
    var among = new double[many][many];
    var withOutcome = new double[many];
    var fewest = Integer.MAX_VALUE;
    for (var one = 0; one < many; one++) {
      var paired = Paired.of(predictors[one], outcome);
      withOutcome[one] = paired.correlation();
      fewest = Math.min(fewest, paired.n());
      among[one][one] = 1;
      for (var other = 0; other < one; other++) {
        paired = Paired.of(predictors[one], predictors[other]);
        among[one][other] = paired.correlation();
        among[other][one] = paired.correlation();
        fewest = Math.min(fewest, paired.n());
      }
    }
    return new Correlations(among, withOutcome, fewest);
  }

  /** Pearson's correlation of the places where both are given; NaN if one of them never varies. */
  private record Paired(int n, double correlation) {

    static Paired of(double[] x, double[] y) {
      var n = 0;
      var meanX = 0.0;
      var meanY = 0.0;
      var xx = 0.0;
      var yy = 0.0;
      var xy = 0.0;
      for (var at = 0; at < x.length; at++) {
        if (!Double.isNaN(x[at]) && !Double.isNaN(y[at])) {
          n++;
          var fromX = x[at] - meanX;
          var fromY = y[at] - meanY;
          meanX += fromX / n;
          meanY += fromY / n;
          xx += fromX * (x[at] - meanX);
          yy += fromY * (y[at] - meanY);
          xy += fromX * (y[at] - meanY);
        }
      }
      return new Paired(n, xy / Math.sqrt(xx * yy));
    }
  }
}

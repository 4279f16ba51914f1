package dev.amends.risk.model.domain;

/**
 * A straight line through log-odds, fitted on scores of rows that were not learned from (Platt
 * 2000), and held near "as it is" so that few outcomes do not turn it. Every part of a sum is
 * multiplied alike, so it stays exact, and its order too, for the slope is above 0.
 */
record Recalibration(double slope, double intercept) {

  /** How far a slope is believed to be from 1 before any row speaks: standard deviation. */
  private static final double SLOPE_SPREAD = 0.25;

  private static final double INTERCEPT_SPREAD = 0.5;
  private static final double LEAST_SLOPE = 0.1;
  private static final int STEPS = 25;

  static Recalibration of(Sample sample, double[] scores) {
    var slope = 1.0;
    var intercept = 0.0;
    for (var times = 0; times < STEPS; times++) {
      var slopeGradient = (1 - slope) / (SLOPE_SPREAD * SLOPE_SPREAD);
      var interceptGradient = -intercept / (INTERCEPT_SPREAD * INTERCEPT_SPREAD);
      var slopes = 1 / (SLOPE_SPREAD * SLOPE_SPREAD);
      var intercepts = 1 / (INTERCEPT_SPREAD * INTERCEPT_SPREAD);
      var both = 0.0;
      for (var row = 0; row < scores.length; row++) {
        var probability = AdditiveModel.probability(slope * scores[row] + intercept);
        var weight = sample.weights()[row];
        var error = weight * (sample.shares()[row] - probability);
        var variance = weight * probability * (1 - probability);
        slopeGradient += error * scores[row];
        interceptGradient += error;
        slopes += variance * scores[row] * scores[row];
        intercepts += variance;
        both += variance * scores[row];
      }
      var determinant = slopes * intercepts - both * both;
      slope += (intercepts * slopeGradient - both * interceptGradient) / determinant;
      intercept += (slopes * interceptGradient - both * slopeGradient) / determinant;
      slope = Math.clamp(slope, LEAST_SLOPE, 1 / LEAST_SLOPE);
    }
    return new Recalibration(slope, intercept);
  }

  double of(double score) {
    return slope * score + intercept;
  }
}

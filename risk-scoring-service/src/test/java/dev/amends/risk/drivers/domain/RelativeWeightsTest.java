package dev.amends.risk.drivers.domain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.hipparchus.linear.MatrixUtils;
import org.junit.jupiter.api.Test;

class RelativeWeightsTest {

  private static final double[][] AMONG = {{1, 0.5}, {0.5, 1}};
  private static final double[] WITH_OUTCOME = {0.6, 0.4};

  @Test
  void theGoldenValues() {
    var weights = RelativeWeights.of(AMONG, WITH_OUTCOME);
    assertArrayEquals(new double[] {0.286667, 0.086667}, weights.weights(), 5e-7);
    assertEquals(0.373333, weights.explained(), 5e-7);
  }

  @Test
  void predictorsThatHaveNothingInCommonKeepTheirOwn() {
    var weights = RelativeWeights.of(new double[][] {{1, 0}, {0, 1}}, new double[] {0.6, -0.4});
    assertArrayEquals(new double[] {0.36, 0.16}, weights.weights(), 1e-12);
  }

  @Test
  void theSumIsWhatARegressionOnAllExplains() {
    var among = new double[][] {{1, 0.3, -0.2}, {0.3, 1, 0.4}, {-0.2, 0.4, 1}};
    var withOutcome = new double[] {0.5, 0.2, -0.3};
    var outcome = MatrixUtils.createRealVector(withOutcome);
    var regression =
        outcome.dotProduct(
            MatrixUtils.inverse(MatrixUtils.createRealMatrix(among)).operate(outcome));
    assertEquals(regression, RelativeWeights.of(among, withOutcome).explained(), 1e-12);
  }

  @Test
  void theOrderOfThePredictorsDoesNotMatter() {
    var turned = RelativeWeights.of(AMONG, new double[] {0.4, 0.6}).weights();
    assertArrayEquals(new double[] {0.086667, 0.286667}, turned, 5e-7);
  }

  @Test
  void predictorsThatAreTheSameAreRefused() {
    assertThrows(
        RelativeWeights.NotDistinct.class,
        () -> RelativeWeights.of(new double[][] {{1, 1}, {1, 1}}, WITH_OUTCOME));
  }

  @Test
  void correlationsComeFromTheAnswersThatHaveBoth() {
    var none = Double.NaN;
    var correlations =
        Correlations.of(
            new double[][] {{1, 2, 3, none, 5}, {2, 4, none, 7, 10}}, new double[] {1, 2, 3, 4, 6});
    assertEquals(1, correlations.among()[0][1], 1e-12);
    assertEquals(11 / Math.sqrt(8.75 * 14), correlations.withOutcome()[0], 1e-12);
    assertEquals(3, correlations.fewest());
  }

  @Test
  void whatNeverVariesHasNoCorrelation() {
    var correlations = Correlations.of(new double[][] {{1, 1, 1}}, new double[] {1, 2, 3});
    assertTrue(Double.isNaN(correlations.withOutcome()[0]));
  }
}

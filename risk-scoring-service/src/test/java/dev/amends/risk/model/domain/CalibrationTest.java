package dev.amends.risk.model.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CalibrationTest {

  @Test
  void eachBinHasATenthOfTheRows() {
    var probabilities = new double[20];
    var lost = new boolean[20];
    for (var at = 0; at < 20; at++) {
      probabilities[at] = at / 20.0;
      lost[at] = at >= 10;
    }
    // Pairs of neighbours are a bin: 0.025, 0.125 … 0.425 too high, 0.475, 0.375 … 0.075 too low.
    var measured = Calibration.of(probabilities, lost);
    assertEquals((0.025 + 0.125 + 0.225 + 0.325 + 0.425) / 10 + 1.375 / 10, error(measured), 1e-12);
    assertEquals(1, measured.auc().value());
    assertEquals(20, measured.n());
    assertEquals(10, measured.losses());
  }

  @Test
  void rowsWithTheSameProbabilityAreInOneBin() {
    var probabilities = new double[30];
    Arrays.fill(probabilities, 0.5);
    var lost = new boolean[30];
    Arrays.fill(lost, 0, 15, true);
    var measured = Calibration.of(probabilities, lost);
    assertEquals(0, error(measured));
    assertEquals(0.5, measured.auc().value());
    assertEquals(measured.auc(), new Calibration.Estimate(0.5, 0.5, 0.5));
  }

  @Test
  void aTieCountsHalfUnderTheCurve() {
    var lost = new boolean[] {true, true, false, false};
    assertEquals(0.875, Calibration.auc(new double[] {3, 2, 2, 1}, lost));
    assertEquals(0, Calibration.auc(new double[] {1, 2, 3, 4}, lost));
  }

  @Test
  void theOrderOfTheRowsDoesNotChangeTheFigures() {
    var one = Calibration.of(new double[] {0.1, 0.4, 0.9}, new boolean[] {false, false, true});
    var other = Calibration.of(new double[] {0.9, 0.1, 0.4}, new boolean[] {true, false, false});
    assertEquals(one, other);
  }

  @Test
  void anIntervalIsNarrowerWithMoreRowsAndComesOutTheSameAgain() {
    var few = drawn(200);
    var many = drawn(20_000);
    assertEquals(few, drawn(200));
    assertTrue(width(many.auc()) < width(few.auc()) / 5);
    assertTrue(many.auc().low() < many.auc().value() && many.auc().value() < many.auc().high());
    assertTrue(error(many) < 0.01, () -> "Drawn from its own probabilities: " + many);
    assertTrue(many.error().low() < many.error().high());
  }

  @Test
  void withOneOutcomeOnlyThereIsNoCurve() {
    var all = new boolean[] {true, true};
    assertThrows(
        IllegalArgumentException.class, () -> Calibration.of(new double[] {0.1, 0.2}, all));
    assertTrue(Double.isNaN(Calibration.auc(new double[] {1, 2}, all)));
  }

  private static Calibration drawn(int rows) {
    var random = new Random(1);
    var probabilities = random.doubles(rows).toArray();
    var lost = new boolean[rows];
    for (var at = 0; at < rows; at++) {
      lost[at] = random.nextDouble() < probabilities[at];
    }
    return Calibration.of(probabilities, lost);
  }

  private static double error(Calibration measured) {
    return measured.error().value();
  }

  private static double width(Calibration.Estimate estimate) {
    return estimate.high() - estimate.low();
  }
}

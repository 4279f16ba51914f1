package dev.amends.risk.metrics.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ComparisonTest {

  @Test
  void twoPeriodsOfNpsAsInThePublishedExample() {
    var compared = nps(Map.of(9, 50L, 7, 30L, 3, 20L), Map.of(10, 40L, 8, 30L, 0, 30L));
    assertEquals(20, compared.difference(), 1e-9);
    assertEquals(1.7323, compared.z(), 1e-4);
    assertEquals(0.0832, compared.p(), 1e-4);
    assertFalse(compared.significant());
  }

  @Test
  void theOrderTurnsTheSignAndNothingElse() {
    var compared = nps(Map.of(10, 40L, 8, 30L, 0, 30L), Map.of(9, 50L, 7, 30L, 3, 20L));
    assertEquals(-20, compared.difference(), 1e-9);
    assertEquals(-1.7323, compared.z(), 1e-4);
    assertEquals(0.0832, compared.p(), 1e-4);
  }

  @Test
  void aSliceBesideItselfDoesNotDiffer() {
    var answers = Map.of(9, 50L, 7, 30L, 3, 20L);
    assertEquals(0, nps(answers, answers).z());
    assertEquals(1, nps(answers, answers).p(), 1e-12);
  }

  @Test
  void sharesAreComparedWithOneSuccessAndOneFailureMore() {
    // (41/102 - 26/102) / sqrt(41*61/102^3 + 26*76/102^3), worked by hand.
    var compared =
        Comparison.of(Series.LBA, Map.of(9, 40L, 5, 60L), Map.of(10, 25L, 2, 75L)).orElseThrow();
    assertEquals(15, compared.difference(), 1e-9);
    assertEquals(2.2641, compared.z(), 1e-4);
    assertTrue(compared.significant());
  }

  @Test
  void meansAreComparedByTheirVariance() {
    // Means 5.5 and 4.5, variances 10/9 * 0.25 each: (1) / sqrt(2 * 0.27778 / 10).
    var compared =
        Comparison.of(Series.CES, Map.of(5, 5L, 6, 5L), Map.of(4, 5L, 5, 5L)).orElseThrow();
    assertEquals(1, compared.difference(), 1e-9);
    assertEquals(4.2426, compared.z(), 1e-4);
    assertEquals(1 - 0.4620, compared.low(), 1e-4);
    assertEquals(1 + 0.4620, compared.high(), 1e-4);
  }

  @Test
  void withTooLittleToJudgeByThereIsNoComparison() {
    assertEquals(Optional.empty(), Comparison.of(Series.NPS_TOUCHPOINT, Map.of(), Map.of(9, 50L)));
    assertEquals(Optional.empty(), Comparison.of(Series.CES, Map.of(5, 1L), Map.of(4, 9L)));
    assertEquals(Optional.empty(), Comparison.of(Series.CES, Map.of(5, 9L), Map.of(4, 9L)));
  }

  private static Comparison nps(Map<Integer, Long> first, Map<Integer, Long> second) {
    return Comparison.of(Series.NPS_TOUCHPOINT, first, second).orElseThrow();
  }
}

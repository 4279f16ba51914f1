package dev.amends.risk.metrics.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SilenceBoundsTest {

  /** Worked by hand, as in docs/figures.md. */
  @Test
  void sixtySilentOfAHundredMoveANetScoreFarther() {
    var bounds = SilenceBounds.of(Series.NPS_TOUCHPOINT, Map.of(10, 15L, 9, 5L, 7, 12L, 3, 8L), 60);
    assertEquals(40, bounds.value().n());
    assertEquals(100, bounds.asked());
    // 100 · (20 − 8) / 40; 100 · (20 − 68) / 100; 100 · (80 − 8) / 100.
    assertEquals(30, bounds.value().value(), 1e-9);
    assertEquals(-48, bounds.worst(), 1e-9);
    assertEquals(72, bounds.best(), 1e-9);
  }

  @Test
  void aMeanMovesToTheEndsOfItsScale() {
    var bounds = SilenceBounds.of(Series.CES, Map.of(6, 2L, 3, 1L), 2);
    // 15 / 3; (15 + 2 · 1) / 5; (15 + 2 · 7) / 5.
    assertEquals(5, bounds.value().value(), 1e-9);
    assertEquals(3.4, bounds.worst(), 1e-9);
    assertEquals(5.8, bounds.best(), 1e-9);
    var satisfaction = SilenceBounds.of(Series.CSAT, Map.of(4, 1L), 3);
    assertEquals(1.75, satisfaction.worst(), 1e-9);
    assertEquals(4.75, satisfaction.best(), 1e-9);
  }

  @Test
  void aShareCountsTheSilentInOrOut() {
    var bounds = SilenceBounds.of(Series.LBA, Map.of(9, 3L, 8, 1L), 4);
    assertEquals(75, bounds.value().value(), 1e-9);
    assertEquals(37.5, bounds.worst(), 1e-9);
    assertEquals(87.5, bounds.best(), 1e-9);
    var trust = SilenceBounds.of(Series.TRUST, Map.of(7, 1L, 5, 1L), 2);
    assertEquals(25, trust.worst(), 1e-9);
    assertEquals(75, trust.best(), 1e-9);
  }

  @Test
  void whereEverybodyAnswersTheBoundsAreTheValue() {
    var bounds = SilenceBounds.of(Series.NPS_RELATIONSHIP, Map.of(10, 3L, 2, 1L), 0);
    assertEquals(50, bounds.worst(), 1e-9);
    assertEquals(50, bounds.best(), 1e-9);
  }

  @Test
  void whereNobodyAnswersAnythingIsPossible() {
    var bounds = SilenceBounds.of(Series.NPS_RELATIONSHIP, Map.of(), 7);
    assertNull(bounds.value().value());
    assertEquals(-100, bounds.worst(), 1e-9);
    assertEquals(100, bounds.best(), 1e-9);
    assertNull(SilenceBounds.of(Series.CES, Map.of(), 0).worst());
  }

  @ParameterizedTest
  @EnumSource
  void whateverTheSilentWouldHaveSaidTheValueIsWithinTheBounds(Series series) {
    var random = new Random(7);
    for (var trial = 0; trial < 200; trial++) {
      var given = answers(series, random, 1 + random.nextInt(20));
      var silent = random.nextInt(30);
      var bounds = SilenceBounds.of(series, given, silent);
      var all = new HashMap<>(given);
      answers(series, random, silent).forEach((answer, n) -> all.merge(answer, n, Long::sum));
      var value = Statistic.of(series, all).value();
      assertTrue(bounds.worst() <= value + 1e-9 && value <= bounds.best() + 1e-9, bounds::toString);
    }
  }

  private static Map<Integer, Long> answers(Series series, Random random, int n) {
    var answers = new HashMap<Integer, Long>();
    for (var at = 0; at < n; at++) {
      answers.merge(random.nextInt(series.least(), series.most() + 1), 1L, Long::sum);
    }
    return answers;
  }
}

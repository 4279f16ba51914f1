package dev.amends.risk.metrics.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The golden values of METRICS. */
class StatisticTest {

  @ParameterizedTest
  @CsvSource({
    "50, 30, 20, 30, 29.126, 15.075",
    "40, 30, 30, 10, 9.709, 15.981",
    "9, 0, 1, 80, 61.538, 38.665"
  })
  void npsHasTheAdjustedWaldInterval(
      long promoters, long passives, long detractors, double nps, double centre, double margin) {
    var statistic =
        Statistic.of(Series.NPS_TOUCHPOINT, Map.of(10, promoters, 7, passives, 0, detractors));
    assertEquals(nps, statistic.value(), 1e-9);
    assertEquals(Math.min(100, centre + margin), statistic.high(), 0.001);
    assertEquals(Math.max(-100, centre - margin), statistic.low(), 0.001);
  }

  @Test
  void theBandsOfNpsAreWhereTheyBelong() {
    assertEquals(0, Statistic.net(Map.of(9, 1L, 6, 1L), 9, 6).value());
    assertEquals(0, Statistic.net(Map.of(8, 1L, 7, 1L), 9, 6).value());
  }

  @Test
  void withoutAnswersThereIsNoValueAndNotZero() {
    var none = Statistic.of(Series.NPS_TOUCHPOINT, Map.of());
    assertEquals(0, none.n());
    assertNull(none.value());
    assertNull(none.low());
  }

  @Test
  void belowThirtyTheSampleIsSmall() {
    assertTrue(Statistic.of(Series.CES, Map.of(5, 29L)).smallSample());
    assertFalse(Statistic.of(Series.CES, Map.of(5, 30L)).smallSample());
  }

  @Test
  void howEasyItWasIsAlsoToldInShares() {
    var also = Statistic.also(Series.CES, Map.of(7, 5L, 5, 1L, 4, 2L, 3, 1L, 1, 1L));
    assertEquals(60, also.get("easy").value(), 1e-9);
    assertEquals(40, also.get("net").value(), 1e-9);
    assertEquals(
        -10, Statistic.also(Series.LBA, Map.of(9, 3L, 8, 3L, 6, 4L)).get("net").value(), 1e-9);
    assertEquals(Map.of(), Statistic.also(Series.CSAT, Map.of(5, 1L)));
  }

  @Test
  void trustIsTheShareAtTheTopAndTheGapIsAMean() {
    assertEquals(50, Statistic.of(Series.TRUST, Map.of(6, 5L, 5, 5L)).value(), 1e-9);
    assertEquals(
        -0.25, Statistic.of(Series.EXPECTATION_GAP, Map.of(-1, 5L, 0, 5L, 1, 2L)).value(), 1e-9);
  }

  @Test
  void lbaIsTheShareAtTheTopWithAWilsonInterval() {
    var statistic = Statistic.of(Series.LBA, Map.of(9, 50L, 5, 50L));
    assertEquals(50, statistic.value(), 1e-9);
    // Wilson for 50 of 100: 0.40383 to 0.59617.
    assertEquals(40.383, statistic.low(), 0.001);
    assertEquals(59.617, statistic.high(), 0.001);
  }

  @Test
  void cesIsAMean() {
    var statistic = Statistic.of(Series.CES, Map.of(2, 10L, 6, 10L));
    assertEquals(4, statistic.value(), 1e-9);
    assertTrue(statistic.low() < 4 && statistic.high() > 4);
  }
}

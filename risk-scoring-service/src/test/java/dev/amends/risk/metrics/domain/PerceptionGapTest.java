package dev.amends.risk.metrics.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PerceptionGapTest {

  @Test
  void theGapIsWhatStaffBelieveMinusWhatCustomersAnswer() {
    // Staff 8 ± : mean 8, variance 1 of 5. Customers: mean 5, variance 2.5 of 5.
    var gap =
        PerceptionGap.of(Map.of(7, 2L, 8, 1L, 9, 2L), Map.of(3, 1L, 4, 1L, 5, 1L, 6, 1L, 7, 1L));
    assertEquals(8, gap.staff().value());
    assertEquals(5, gap.customers().value());
    assertEquals(3, gap.value());
    var margin = 1.959964 * Math.sqrt(1.0 / 5 + 2.5 / 5);
    assertEquals(3 - margin, gap.low(), 1e-9);
    assertEquals(3 + margin, gap.high(), 1e-9);
  }

  @Test
  void whatFewerThanFiveBelieveIsNotTold() {
    var gap = PerceptionGap.of(Map.of(8, 4L), Map.of(5, 100L));
    assertEquals(4, gap.staff().n());
    assertNull(gap.staff().value());
    assertNull(gap.value());
    assertEquals(5, gap.customers().value());
    assertEquals(3, PerceptionGap.of(Map.of(8, 5L), Map.of(5, 100L)).value());
  }

  @Test
  void withoutAnAnswerThereIsNoGapAndOfASingleOneNoInterval() {
    assertNull(PerceptionGap.of(Map.of(8, 9L), Map.of()).value());
    var one = PerceptionGap.of(Map.of(8, 9L), Map.of(6, 1L));
    assertEquals(2, one.value());
    assertNull(one.low());
  }
}

package dev.amends.risk.gaming.domain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FalseDiscoveryTest {

  @Test
  void aPIsRaisedByHowManyTestsThereWereAndByItsRank() {
    assertArrayEquals(
        new double[] {0.04, 0.06, 0.06, 0.5},
        FalseDiscovery.adjusted(new double[] {0.01, 0.045, 0.03, 0.5}),
        1e-15);
  }

  @Test
  void theFifteenTestsOfBenjaminiAndHochbergFindFourAtFivePerCent() {
    // Table 1 of their paper: rejected are the four smallest.
    var p =
        new double[] {
          0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262,
          0.5719, 0.6528, 0.7590, 1.0000
        };
    var adjusted = FalseDiscovery.adjusted(p);
    assertEquals(4, Arrays.stream(adjusted).filter(q -> q <= 0.05).count());
    assertEquals(0.0015, adjusted[0], 1e-15);
    assertEquals(0.0095 * 15 / 4, adjusted[3], 1e-15);
  }

  @Test
  void withoutTestsNothingIsAdjusted() {
    assertEquals(0, FalseDiscovery.adjusted(new double[0]).length);
  }
}

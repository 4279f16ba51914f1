package dev.amends.risk.revenue.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RevenueAtRiskTest {

  @Test
  void itIsTheSumOfWhatIsExpectedToBeLost() {
    var revenue = RevenueAtRisk.of(new double[] {0.5, 0.1, 0}, new double[] {1_000, 4_000, 9_000});
    assertEquals(3, revenue.customers());
    assertEquals(14_000, revenue.annualValue());
    assertEquals(900, revenue.value(), 1e-9);
    assertTrue(revenue.low() <= 900 && revenue.high() >= 900, revenue.toString());
    assertEquals(1_500, revenue.high(), 1e-9);
    assertEquals(0, revenue.low(), 1e-9);
  }

  @Test
  void ofCustomersWhoAreAllAlikeTheIntervalIsAPoint() {
    var revenue = RevenueAtRisk.of(new double[] {0.2, 0.2}, new double[] {500, 500});
    assertEquals(new RevenueAtRisk(2, 1_000, 200, 200, 200), revenue);
  }

  @Test
  void manyCustomersHaveTheIntervalThatResamplingTendsTo() {
    var few = half(RevenueAtRisk.RESAMPLED);
    var many = half(RevenueAtRisk.RESAMPLED + 1);
    assertEquals(few.value(), many.value(), 101);
    assertEquals(
        few.high() - few.low(), many.high() - many.low(), 0.05 * (many.high() - many.low()));
  }

  @Test
  void withoutCustomersThereIsNothingAtRisk() {
    assertEquals(new RevenueAtRisk(0, 0, 0, 0, 0), RevenueAtRisk.of(new double[0], new double[0]));
  }

  /** Every other customer is lost for sure. */
  private static RevenueAtRisk half(int customers) {
    var pLoss = new double[customers];
    var value = new double[customers];
    Arrays.setAll(pLoss, at -> at % 2);
    Arrays.fill(value, 100);
    return RevenueAtRisk.of(pLoss, value);
  }
}

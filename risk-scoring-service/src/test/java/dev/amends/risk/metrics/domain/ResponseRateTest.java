package dev.amends.risk.metrics.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

class ResponseRateTest {

  @Test
  void answeredOfDeliveredWithTheWilsonInterval() {
    var rate = ResponseRate.of(50, 10, 4, 8, 3);
    assertEquals(50, rate.rate().n());
    assertEquals(20, rate.rate().value(), 1e-9);
    // Worked by hand: centre (0.2 + z²/100) / (1 + z²/50), z = 1.959964.
    assertEquals(11.2438, rate.rate().low(), 1e-4);
    assertEquals(33.0371, rate.rate().high(), 1e-4);
  }

  @Test
  void whoSaidNothingIsSilentOnlyAfterATime() {
    var rate = ResponseRate.of(50, 10, 4, 8, 3);
    assertEquals(5, rate.waiting());
    assertEquals(31, rate.silent());
    assertEquals(
        rate.rate().n(), rate.answered() + rate.declined() + rate.silent() + rate.waiting());
  }

  @Test
  void nothingDeliveredIsNoRate() {
    assertNull(ResponseRate.of(0, 0, 0, 0, 0).rate().value());
  }
}

package dev.amends.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.amends.bench.Result.Bound;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PairsTest {

  @Test
  void theRatioIsTheMedianOfThePairsNotTheRatioOfTheMedians() {
    var pairs = new Pairs(List.of(10.0, 40.0, 90.0), List.of(10.0, 10.0, 30.0));
    assertEquals(3.0, pairs.ratio());
    assertEquals(40.0, pairs.medianOfOurs());
    assertEquals(10.0, pairs.medianOfPeers());
  }

  @Test
  void everyOtherPairBeginsWithTheOtherSide() throws Exception {
    var order = new ArrayList<String>();
    Pairs.of(3, () -> note(order, "ours"), () -> note(order, "peer"));
    assertEquals(List.of("ours", "peer", "peer", "ours", "ours", "peer"), order);
  }

  @Test
  void aTargetIsMetAtItsBoundAndMissedBeyondIt() {
    assertTrue(Bound.atLeast(2.0).holds(2.0));
    assertFalse(Bound.atLeast(2.0).holds(1.999));
    assertTrue(Bound.atMost(0.45).holds(0.45));
    assertFalse(Bound.atMost(0.45).holds(0.451));
  }

  private static double note(List<String> order, String side) {
    order.add(side);
    return 1;
  }
}

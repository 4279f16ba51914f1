package dev.amends.risk.gaming.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.BitSet;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LongestRunTest {

  private static final double EXACTLY = 1e-14;

  @Test
  void theLongestRunOfPromotersIsFoundWhereverItStands() {
    assertEquals(3, run("PPPooPoPP").longest());
    assertEquals(3, run("PoPPoPPP").longest());
    assertEquals(0, run("ooo").longest());
    assertEquals(6, run("PPPooPoPP").promoters());
    assertEquals(9, run("PPPooPoPP").n());
  }

  @Test
  void allTwentyOrdersOfThreePromotersAmongSixAreCounted() {
    // Of C(6, 3) = 20 orders 4 have all three in a row, and C(4, 3) = 4 no two.
    assertEquals(4 / 20.0, LongestRun.atLeast(3, 6, 3), EXACTLY);
    assertEquals(16 / 20.0, LongestRun.atLeast(2, 6, 3), EXACTLY);
    assertEquals(1, LongestRun.atLeast(1, 6, 3), 0);
    assertEquals(0, LongestRun.atLeast(4, 6, 3), 0);
    assertEquals(0.2, run("ooPPPo").p(), EXACTLY);
  }

  @Test
  void everyOrderOfUpToTwelveAnswersIsCountedAsTheFormulaSays() {
    for (var n = 1; n <= 12; n++) {
      var atLeast = new int[n + 1][n + 2];
      for (var order = 0; order < 1 << n; order++) {
        var run = LongestRun.of(BitSet.valueOf(new long[] {order}), n);
        for (var k = 0; k <= run.longest(); k++) {
          atLeast[run.promoters()][k]++;
        }
      }
      for (var m = 0; m <= n; m++) {
        for (var k = 0; k <= m; k++) {
          var expected = (double) atLeast[m][k] / atLeast[m][0];
          assertEquals(expected, LongestRun.atLeast(k, n, m), EXACTLY, n + " " + m + " " + k);
        }
      }
    }
  }

  @Test
  void whoAlwaysGivesATenGivesNoReasonAndNobodyDoesEither() {
    assertEquals(1, run("PPPPPPPPPPPPPPPPPPPP").p(), 0);
    assertEquals(1, run("oooo").p(), 0);
  }

  @Test
  void ofManyAnswersThePIsAsShufflingThemSays() {
    var random = new SplittableRandom(20260501);
    var rounds = 20_000;
    var reached = 0;
    for (var round = 0; round < rounds; round++) {
      var answers = new BitSet();
      var left = 120;
      for (var at = 0; at < 200; at++) {
        if (random.nextDouble() * (200 - at) < left) {
          answers.set(at);
          left--;
        }
      }
      reached += LongestRun.of(answers, 200).longest() >= 12 ? 1 : 0;
    }
    assertEquals((double) reached / rounds, LongestRun.atLeast(12, 200, 120), 0.01);
  }

  @Test
  void tensOfThousandsOfAnswersKeepEveryDigit() {
    // Almost certain, and next to impossible: sums of terms that fill thousands of digits.
    assertEquals(1, LongestRun.atLeast(3, 20_000, 10_000), 1e-12);
    var p = LongestRun.atLeast(60, 20_000, 10_000);
    // By the first term alone, n-m+1 gaps of which one holds 60: the second is 17 digits smaller.
    var first = 1.0;
    for (var i = 0; i < 60; i++) {
      first *= (10_000.0 - i) / (20_000.0 - i);
    }
    assertEquals(10_001 * first, p, 1e-12 * p);
  }

  private static LongestRun run(String order) {
    var answers = new BitSet();
    for (var at = 0; at < order.length(); at++) {
      answers.set(at, order.charAt(at) == 'P');
    }
    return LongestRun.of(answers, order.length());
  }
}

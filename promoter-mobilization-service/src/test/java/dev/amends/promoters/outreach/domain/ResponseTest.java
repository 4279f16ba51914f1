package dev.amends.promoters.outreach.domain;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ResponseTest {

  private final Response first = Samples.answeredAt(Samples.RECEIPT, Samples.ANSWERED, false);

  @Test
  void theLaterResponseSaysHowTheCustomerIsDoing() {
    var later = Samples.answeredAt(Samples.ANOTHER_RECEIPT, Samples.ANSWERED.plusMillis(1), false);

    assertTrue(later.supersedes(first));
    assertFalse(first.supersedes(later));
  }

  @Test
  void ofTwoAtTheSameTimeTheWorseOneDoes() {
    var worse = Samples.answeredAt(Samples.ANOTHER_RECEIPT, Samples.ANSWERED, true);

    assertTrue(worse.supersedes(first));
    assertFalse(first.supersedes(worse));
  }

  @Test
  void aCorrectionStandsInForWhatItCorrects() {
    assertTrue(Samples.revised(2, 3, true).supersedes(Samples.revised(1, 10, false)));
    assertFalse(Samples.revised(1, 10, false).supersedes(Samples.revised(2, 3, true)));
  }
}

package dev.amends.promoters.outreach.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.amends.promoters.TestClock;
import dev.amends.promoters.outreach.domain.State.Delayed;
import dev.amends.promoters.outreach.domain.State.Pending;
import dev.amends.promoters.outreach.domain.State.Sent;
import dev.amends.promoters.outreach.domain.State.Suppressed;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class OutreachTest {

  private static final Instant NOON = TestClock.NOON;
  private static final Instant LATER = NOON.plus(Duration.ofMinutes(3));

  @Test
  void theIdFollowsFromCampaignAndResponse() {
    assertEquals(
        Outreach.idOf("thank-you", Samples.RECEIPT), Outreach.idOf("thank-you", Samples.RECEIPT));
    assertNotEquals(
        Outreach.idOf("thank-you", Samples.RECEIPT), Outreach.idOf("referral", Samples.RECEIPT));
  }

  @Test
  void aPromotersMessageIsPendingAndNotYetNews() {
    var outreach = consider(Samples.promoter());

    assertEquals(new Pending(NOON, NOON), outreach.state());
    assertFalse(outreach.isNewsAfter(null));
  }

  @Test
  void aDetractorsMessageIsSuppressedAtOnce() {
    var outreach = consider(Samples.scoring(3));

    assertEquals(new Suppressed(Reason.NOT_A_PROMOTER), outreach.state());
    assertTrue(outreach.isNewsAfter(null));
  }

  @Test
  void aResponseWithoutScoreThatIsRevisedToNineIsReconsidered() {
    var before = consider(Samples.scoring(null));
    var after = before.reconsider(Samples.revised(2, 9, false), false, LATER);

    assertEquals(new Pending(LATER, LATER), after.state());
    assertFalse(after.isNewsAfter(before));
  }

  @Test
  void aRevisionToADetractorTakesThePendingMessageBack() {
    var before = consider(Samples.promoter());
    var after = before.reconsider(Samples.revised(2, 2, true), false, LATER);

    assertEquals(new Suppressed(Reason.NOT_A_PROMOTER), after.state());
    assertTrue(after.isNewsAfter(before));
  }

  @Test
  void aRevisionThatChangesNothingIsNoNews() {
    var before = consider(Samples.scoring(3));
    var after = before.reconsider(Samples.revised(2, 4, false), false, LATER);

    assertEquals(before.state(), after.state());
    assertEquals(4, after.response().nps());
    assertFalse(after.isNewsAfter(before));
  }

  @Test
  void theSameOrAnEarlierRevisionIsIgnored() {
    var outreach = consider(Samples.revised(2, 3, false));

    assertSame(outreach, outreach.reconsider(Samples.revised(2, 10, false), false, LATER));
    assertSame(outreach, outreach.reconsider(Samples.revised(1, 10, false), false, LATER));
  }

  @Test
  void whatWasSentStaysSent() {
    var sent = consider(Samples.promoter()).sent(NOON);

    assertEquals(new Sent(), sent.state());
    assertSame(sent, sent.reconsider(Samples.revised(2, 2, true), false, LATER));
  }

  @Test
  void whatIsOnItsWayStaysOnItsWayButItsNextAttemptKnowsTheRevision() {
    var claimed = consider(Samples.promoter()).claimed(LATER);
    var after = claimed.reconsider(Samples.revised(2, 2, true), true, NOON);

    assertEquals(new Pending(NOON, LATER), after.state());
    assertEquals(2, after.response().nps());
  }

  @Test
  void aWaitOfTwoSecondsIsNotNoticed() {
    var before = consider(Samples.promoter());
    var until = NOON.plusSeconds(2);
    var after = before.postpone(Reason.FACTS_NOT_SEEN, until, NOON);

    assertEquals(new Pending(NOON, until), after.state());
    assertFalse(after.isNewsAfter(before));
  }

  @Test
  void aWaitThatWillBeLongerIsAnnouncedAtOnce() {
    var before = consider(Samples.inSurvey());
    var until = NOON.plusMillis(2_001);
    var after = before.postpone(Reason.STILL_ANSWERING, until, NOON);

    assertEquals(new Delayed(Reason.STILL_ANSWERING, NOON, until), after.state());
    assertTrue(after.isNewsAfter(before));
  }

  @Test
  void aLongerWaitIsAnnouncedOncePerReason() {
    var first = NOON.plusMillis(2_001);
    var pending = consider(Samples.promoter());
    var delayed = pending.postpone(Reason.FACTS_NOT_SEEN, LATER, first);
    var again = delayed.postpone(Reason.FACTS_NOT_SEEN, LATER, first.plusSeconds(5));
    var otherwise = again.postpone(Reason.INTERLOCK_BEHIND, LATER, first.plusSeconds(6));
    var back = otherwise.postpone(Reason.FACTS_NOT_SEEN, LATER, first.plusSeconds(7));

    assertEquals(new Delayed(Reason.FACTS_NOT_SEEN, NOON, LATER), delayed.state());
    assertTrue(delayed.isNewsAfter(pending));
    assertFalse(again.isNewsAfter(delayed));
    assertEquals(first, again.decidedAt());
    assertTrue(otherwise.isNewsAfter(again));
    assertFalse(back.isNewsAfter(otherwise));
  }

  private static Outreach consider(Response response) {
    return Outreach.consider("thank-you", response, NOON);
  }
}

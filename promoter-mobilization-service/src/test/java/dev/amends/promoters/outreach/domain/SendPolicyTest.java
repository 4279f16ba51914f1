package dev.amends.promoters.outreach.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.amends.promoters.TestClock;
import dev.amends.promoters.outreach.domain.SendDecision.Send;
import dev.amends.promoters.outreach.domain.SendDecision.Suppress;
import dev.amends.promoters.outreach.domain.SendDecision.Wait;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SendPolicyTest {

  private static final Instant NOON = TestClock.NOON;
  private static final Facts NOT_SEEN =
      new Facts("marketing", "email", 2, null, List.of(), false, false, false, false, false);

  @Test
  void whatNothingSpeaksAgainstIsSent() {
    assertEquals(new Send(), decide(Samples.nothingAgainst(), Duration.ZERO, true));
  }

  @Test
  void factsNotSeenAreWaitedFor() {
    assertEquals(
        new Wait(Reason.FACTS_NOT_SEEN, NOON.plusMillis(200)),
        decide(NOT_SEEN, Duration.ZERO, true));
  }

  @Test
  void theVersionThatCameWithTheResponseIsEnough() {
    // The sample response came with version 3, and version 3 is known.
    assertEquals(new Send(), decide(Samples.nothingAgainst(), Duration.ZERO, true));
  }

  @Test
  void theLongerTheWaitTheLongerThePauseUpToFiveSeconds() {
    assertEquals(
        new Wait(Reason.FACTS_NOT_SEEN, NOON.plusSeconds(3)),
        decide(NOT_SEEN, Duration.ofSeconds(6), true));
    assertEquals(
        new Wait(Reason.FACTS_NOT_SEEN, NOON.plusSeconds(5)),
        decide(NOT_SEEN, Duration.ofMinutes(4), true));
  }

  @Test
  void afterFiveMinutesWhatIsKnownDecides() {
    assertEquals(
        new Wait(Reason.FACTS_NOT_SEEN, NOON.plusSeconds(5)),
        decide(NOT_SEEN, Duration.ofMinutes(5).minusMillis(1), true));
    assertEquals(new Suppress(Reason.NO_PERMISSION), decide(NOT_SEEN, Duration.ofMinutes(5), true));
  }

  @Test
  void aCustomerOfWhomNothingIsKnownYetIsWaitedForBriefly() {
    assertEquals(
        new Wait(Reason.FACTS_NOT_SEEN, NOON.plusMillis(200)), decideOnStranger(Duration.ZERO));
    assertEquals(
        new Suppress(Reason.NO_PERMISSION), decideOnStranger(SendPolicy.STRANGERS_COME_WITHIN));
  }

  @Test
  void nothingIsSentWhileTheInterlockIsBehindHoweverLong() {
    assertEquals(
        new Wait(Reason.INTERLOCK_BEHIND, NOON.plusMillis(200)),
        decide(Samples.nothingAgainst(), Duration.ZERO, false));
    assertEquals(
        new Wait(Reason.INTERLOCK_BEHIND, NOON.plusSeconds(5)),
        decide(Samples.nothingAgainst(), Duration.ofHours(3), false));
  }

  @Test
  void aResponseThatWasCorrectedMeanwhileIsNotAnswered() {
    assertEquals(
        new Suppress(Reason.NOT_A_PROMOTER),
        SendPolicy.decide(Samples.scoring(5), Samples.nothingAgainst(), NOON, true, NOON));
  }

  @Test
  void aMailServerThatIsAwayIsAskedLessAndLessOften() {
    assertEquals(
        new Wait(Reason.MAIL_UNAVAILABLE, NOON.plusMillis(200)), SendPolicy.retryMail(NOON, NOON));
    assertEquals(
        new Wait(Reason.MAIL_UNAVAILABLE, NOON.plusSeconds(60)),
        SendPolicy.retryMail(NOON.minus(Duration.ofHours(2)), NOON));
  }

  @Test
  void whoIsStillAnsweringASurveyIsNotThankedYet() {
    var answered = Samples.inSurvey();
    var facts = Samples.nothingAgainst();
    assertEquals(
        new Wait(Reason.STILL_ANSWERING, NOON.plus(SendPolicy.ANSWERS_WITHIN)),
        SendPolicy.decide(answered, facts, NOON, true, NOON));
    assertEquals(
        new Send(),
        SendPolicy.decide(answered, facts, NOON.minus(SendPolicy.ANSWERS_WITHIN), true, NOON));
  }

  private static SendDecision decideOnStranger(Duration waited) {
    var stranger =
        new Facts("marketing", "email", 0, null, List.of(), false, false, false, false, false);
    var withoutFacts =
        new Response(
            Samples.RECEIPT,
            1,
            "C",
            false,
            false,
            NOON,
            10,
            false,
            false,
            null,
            0,
            null,
            null,
            false);
    return SendPolicy.decide(withoutFacts, stranger, NOON.minus(waited), true, NOON);
  }

  private static SendDecision decide(Facts facts, Duration waited, boolean interlockCurrent) {
    return SendPolicy.decide(Samples.promoter(), facts, NOON.minus(waited), interlockCurrent, NOON);
  }
}

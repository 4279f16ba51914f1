package dev.amends.promoters.outreach.domain;

import dev.amends.promoters.outreach.domain.SendDecision.Send;
import dev.amends.promoters.outreach.domain.SendDecision.Suppress;
import dev.amends.promoters.outreach.domain.SendDecision.Wait;
import java.time.Duration;
import java.time.Instant;

/**
 * The decision at the moment of sending, from facts of that moment: nothing decided earlier is
 * replayed.
 */
public final class SendPolicy {

  /** A customer's facts that are still missing then are not coming. */
  static final Duration FACTS_COME_WITHIN = Duration.ofMinutes(5);

  /**
   * Facts that were handed over just before a response, but not with it, travel on another topic
   * and may arrive just after it.
   */
  static final Duration STRANGERS_COME_WITHIN = Duration.ofSeconds(2);

  /** Who has not gone on with a survey by then has said what there was to say. */
  static final Duration ANSWERS_WITHIN = Duration.ofMinutes(5);

  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
  private static final Duration LONGEST_MAIL_PAUSE = Duration.ofMinutes(1);

  private SendPolicy() {}

  /**
   * @param since when the message began to wait
   * @param interlockCurrent whether all cases and assessments up to a moment ago are known
   */
  public static SendDecision decide(
      Response response, Facts facts, Instant since, boolean interlockCurrent, Instant now) {
    var aboutResponse = Waterfall.excludes(response);
    if (aboutResponse.isPresent()) {
      return new Suppress(aboutResponse.get());
    }
    var answeredAt = since.plus(ANSWERS_WITHIN);
    if (response.fromSurvey() && now.isBefore(answeredAt)) {
      return new Wait(Reason.STILL_ANSWERING, answeredAt);
    }
    if (factsAreComing(response, facts, since, now)) {
      return new Wait(Reason.FACTS_NOT_SEEN, now.plus(pause(since, now, LONGEST_PAUSE)));
    }
    if (!interlockCurrent) {
      return new Wait(Reason.INTERLOCK_BEHIND, now.plus(pause(since, now, LONGEST_PAUSE)));
    }
    return Waterfall.excludes(facts).<SendDecision>map(Suppress::new).orElseGet(Send::new);
  }

  /** The mail server is away: soon again at first, then less and less often. */
  public static Wait retryMail(Instant since, Instant now) {
    return new Wait(Reason.MAIL_UNAVAILABLE, now.plus(pause(since, now, LONGEST_MAIL_PAUSE)));
  }

  private static boolean factsAreComing(
      Response response, Facts facts, Instant since, Instant now) {
    var waited = Duration.between(since, now);
    if (response.customerVersion() > facts.customerVersion()) {
      return waited.compareTo(FACTS_COME_WITHIN) < 0;
    }
    return facts.customerVersion() == 0 && waited.compareTo(STRANGERS_COME_WITHIN) < 0;
  }

  /** Half as long as it has waited already, within bounds. */
  private static Duration pause(Instant since, Instant now, Duration longest) {
    var half = Duration.between(since, now).dividedBy(2);
    if (half.compareTo(FIRST_PAUSE) < 0) {
      return FIRST_PAUSE;
    }
    return half.compareTo(longest) > 0 ? longest : half;
  }
}

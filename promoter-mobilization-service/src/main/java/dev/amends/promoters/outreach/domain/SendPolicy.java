package dev.amends.promoters.outreach.domain;

import dev.amends.promoters.outreach.domain.SendDecision.Send;
import dev.amends.promoters.outreach.domain.SendDecision.Suppress;
import dev.amends.promoters.outreach.domain.SendDecision.Wait;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The decision at the moment of sending, from facts of that moment: nothing decided earlier is
 * replayed.
 */
public final class SendPolicy {

  /** A customer's facts that are still missing then are not coming. */
  static final Duration FACTS_COME_WITHIN = Duration.ofMinutes(5);

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
    var missing = missing(response, facts, since, interlockCurrent, now);
    if (missing.isPresent()) {
      return new Wait(missing.get(), now.plus(pause(since, now, LONGEST_PAUSE)));
    }
    return Waterfall.excludes(facts).<SendDecision>map(Suppress::new).orElseGet(Send::new);
  }

  /** The mail server is away: soon again at first, then less and less often. */
  public static Wait retryMail(Instant since, Instant now) {
    return new Wait(Reason.MAIL_UNAVAILABLE, now.plus(pause(since, now, LONGEST_MAIL_PAUSE)));
  }

  private static Optional<Reason> missing(
      Response response, Facts facts, Instant since, boolean interlockCurrent, Instant now) {
    var stillComing = Duration.between(since, now).compareTo(FACTS_COME_WITHIN) < 0;
    if (response.customerVersion() > facts.customerVersion() && stillComing) {
      return Optional.of(Reason.FACTS_NOT_SEEN);
    }
    return interlockCurrent ? Optional.empty() : Optional.of(Reason.INTERLOCK_BEHIND);
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

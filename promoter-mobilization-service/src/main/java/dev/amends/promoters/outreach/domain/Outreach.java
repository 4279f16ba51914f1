package dev.amends.promoters.outreach.domain;

import dev.amends.backbone.event.DeterministicId;
import dev.amends.promoters.outreach.domain.State.Delayed;
import dev.amends.promoters.outreach.domain.State.Pending;
import dev.amends.promoters.outreach.domain.State.Sent;
import dev.amends.promoters.outreach.domain.State.Suppressed;
import dev.amends.promoters.outreach.domain.State.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

/**
 * A campaign's message for one response.
 *
 * @param id follows from campaign and response, so that the same cause can never make two
 * @param decidedAt when the state was last decided
 * @param decisions how many decisions were announced; numbers the events
 * @param announced what it was announced to wait for
 */
public record Outreach(
    UUID id,
    String campaign,
    Response response,
    State state,
    Instant decidedAt,
    int decisions,
    Set<Reason> announced) {

  /** Shorter waits are normal traffic and not worth an event. */
  public static final Duration UNNOTICED = Duration.ofSeconds(2);

  public static UUID idOf(String campaign, UUID receiptId) {
    return DeterministicId.of(campaign, receiptId.toString());
  }

  /** A first look at a response. */
  public static Outreach consider(String campaign, Response response, Instant now) {
    var pending = new Pending(now, now);
    var fresh =
        new Outreach(
            idOf(campaign, response.receiptId()), campaign, response, pending, now, 0, Set.of());
    return Waterfall.excludes(response).map(reason -> fresh.suppress(reason, now)).orElse(fresh);
  }

  /**
   * The response was corrected. What went out stays as it is, and so does what is on its way: its
   * next attempt, if it needs one, goes by the corrected response.
   */
  public Outreach reconsider(Response revision, boolean onItsWay, Instant now) {
    if (state instanceof Sent || revision.revision() <= response.revision()) {
      return this;
    }
    var corrected = new Outreach(id, campaign, revision, state, decidedAt, decisions, announced);
    return onItsWay ? corrected : corrected.decideAnew(now);
  }

  private Outreach decideAnew(Instant now) {
    return Waterfall.excludes(response)
        .map(reason -> suppress(reason, now))
        .orElseGet(() -> with(new Pending(now, now), now, decisions, stillSaid()));
  }

  /** With every answer of a survey it is decided anew; that somebody answers was said once. */
  private Set<Reason> stillSaid() {
    return announced.contains(Reason.STILL_ANSWERING) ? Set.of(Reason.STILL_ANSWERING) : Set.of();
  }

  /** The same decision again changes nothing. */
  public Outreach suppress(Reason reason, Instant now) {
    var suppressed = new Suppressed(reason);
    return suppressed.equals(state) ? this : with(suppressed, now, decisions + 1, announced);
  }

  /** Each reason is announced once, and only when the wait has become noticeable. */
  public Outreach postpone(Reason reason, Instant until, Instant now) {
    var since = state instanceof Waiting waiting ? waiting.since() : now;
    if (isShort(since, now) && isShort(now, until)) {
      return with(new Pending(since, until), decidedAt, decisions, announced);
    }
    var delayed = new Delayed(reason, since, until);
    if (announced.contains(reason)) {
      return with(delayed, decidedAt, decisions, announced);
    }
    var reasons = EnumSet.of(reason);
    reasons.addAll(announced);
    return with(delayed, now, decisions + 1, Set.copyOf(reasons));
  }

  private static boolean isShort(Instant from, Instant to) {
    return Duration.between(from, to).compareTo(UNNOTICED) <= 0;
  }

  /** It is handed over now; until then nobody else looks at it. */
  public Outreach claimed(Instant leaseUntil) {
    return switch (state) {
      case Pending pending ->
          with(new Pending(pending.since(), leaseUntil), decidedAt, decisions, announced);
      case Delayed delayed ->
          with(
              new Delayed(delayed.reason(), delayed.since(), leaseUntil),
              decidedAt,
              decisions,
              announced);
      case Suppressed suppressed -> throw notWaiting();
      case Sent sent -> throw notWaiting();
    };
  }

  public Outreach sent(Instant now) {
    return with(new Sent(), now, decisions + 1, announced);
  }

  /** Whether the others have to hear of what changed since then. */
  public boolean isNewsAfter(Outreach before) {
    return decisions > (before == null ? 0 : before.decisions);
  }

  private Outreach with(State next, Instant at, int number, Set<Reason> reasons) {
    return new Outreach(id, campaign, response, next, at, number, reasons);
  }

  private IllegalStateException notWaiting() {
    return new IllegalStateException("Outreach " + id + " is settled and cannot be claimed");
  }
}

package dev.amends.recovery.recoverycase.domain;

import dev.amends.recovery.recoverycase.domain.Decision.Happened;
import dev.amends.recovery.sla.BusinessCalendar;
import dev.amends.recovery.sla.CaseClock;
import dev.amends.recovery.sla.CaseClock.Kind;
import dev.amends.recovery.sla.CaseClock.Ring;
import dev.amends.recovery.sla.SlaTerms;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The deadlines of a case: a fold over what happened to it, so that the audit trail gives the same
 * clocks again, or other ones under other terms.
 *
 * @param heard whether somebody has spoken with the customer
 * @param pause why they stand still, or null
 */
public record Clocks(CaseClock firstContact, CaseClock resolution, boolean heard, Pause pause) {

  /** What a pause can wait for. */
  public static final Set<String> REASONS =
      Set.of("customer", "partner", "department", "agreed-time");

  /**
   * @param waitingFor one of {@link #REASONS}
   * @param until when they go on by themselves
   */
  public record Pause(String waitingFor, Instant until) {}

  /** The case is opened. */
  public static Clocks opened(Instant at, SlaTerms terms) {
    return new Clocks(
        CaseClock.start(Kind.FIRST_CONTACT, at, terms),
        CaseClock.start(Kind.RESOLUTION, at, terms),
        false,
        null);
  }

  /**
   * What a change does to the clocks.
   *
   * @param detail of the change, as the timeline shows it
   */
  public Clocks after(CaseChange change, Map<String, Object> detail, Instant at, SlaTerms terms) {
    var calendar = terms.calendar();
    return switch (change) {
      case OPENED -> opened(at, terms);
      case CONTACTED ->
          RecoveryCase.spoke((String) detail.get("outcome"))
              ? new Clocks(firstContact.stop(at, calendar), resolution, true, pause)
              : this;
      case CLOCK_PAUSED ->
          each(clock -> clock.pause(at, calendar))
              .with(new Pause((String) detail.get("waitingFor"), moment(detail.get("until"))));
      case CLOCK_RESUMED -> resumed(at, calendar);
      case RESOLVED, MERGED, CLOSED -> each(clock -> clock.stop(at, calendar)).with(null);
      case REOPENED ->
          new Clocks(
              heard ? firstContact : CaseClock.start(Kind.FIRST_CONTACT, at, terms),
              CaseClock.start(Kind.RESOLUTION, at, terms),
              heard,
              null);
      case SLA_WARNED, SLA_BREACHED, ESCALATED ->
          each(clock -> clock.kind().word().equals(detail.get("clock")) ? clock.rang() : clock);
      case FEEDBACK_JOINED ->
          detail.get("waitedSince") == null
              ? this
              : since(moment(detail.get("waitedSince")), terms);
      case CORRECTION,
          CLAIMED,
          LEASE_EXPIRED,
          RELEASED,
          PROMISED,
          PROMISE_CHOSEN,
          PROMISE_KEPT,
          PROMISE_BROKEN,
          PROMISE_WITHDRAWN,
          NOTED,
          SNOOZED,
          WOKEN ->
          this;
    };
  }

  /** When the customer is owed something next; empty once everything has been stopped. */
  public Optional<Instant> dueAt() {
    return both()
        .filter(clock -> clock.state() != CaseClock.State.STOPPED)
        .map(CaseClock::dueAt)
        .min(Comparator.naturalOrder());
  }

  public boolean paused() {
    return pause != null;
  }

  /** When there is something to tell or to set going; null if nothing is waited for. */
  public Instant ringsAt(SlaTerms terms) {
    return Stream.concat(
            Stream.ofNullable(pause).map(Pause::until), next(terms).map(Ring::at).stream())
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  /** The earliest step that has not been told. */
  public Optional<Ring> next(SlaTerms terms) {
    return both()
        .map(clock -> clock.next(terms))
        .flatMap(Optional::stream)
        .min(Comparator.comparing(Ring::at));
  }

  /** What is to be told by now, if anything: the end of a pause, or the earliest step. */
  Optional<Happened> ring(Instant now, SlaTerms terms) {
    if (paused()) {
      return pause.until().isAfter(now)
          ? Optional.empty()
          : Optional.of(Happened.of(CaseChange.CLOCK_RESUMED));
    }
    return next(terms).filter(ring -> !ring.at().isAfter(now)).map(Clocks::told);
  }

  private static Happened told(Ring ring) {
    var clock = ring.clock().kind().word();
    var due = ring.clock().dueAt();
    return switch (ring.step().alarm()) {
      case WARNING -> Happened.of(CaseChange.SLA_WARNED, "clock", clock, "dueAt", due);
      case BREACH -> Happened.of(CaseChange.SLA_BREACHED, "clock", clock, "dueAt", due);
      case ESCALATION ->
          Happened.of(
              CaseChange.ESCALATED, "clock", clock, "level", ring.step().level(), "dueAt", due);
    };
  }

  /** The customer has been waiting for longer: what runs counts from then on. */
  private Clocks since(Instant earlier, SlaTerms terms) {
    return each(
        clock ->
            clock.running() && earlier.isBefore(clock.startedAt())
                ? CaseClock.start(clock.kind(), earlier, terms)
                : clock);
  }

  private Clocks resumed(Instant at, BusinessCalendar calendar) {
    return each(clock -> clock.resume(at, calendar)).with(null);
  }

  private Stream<CaseClock> both() {
    return Stream.of(firstContact, resolution).filter(Objects::nonNull);
  }

  private Clocks each(UnaryOperator<CaseClock> step) {
    return new Clocks(step.apply(firstContact), step.apply(resolution), heard, pause);
  }

  private Clocks with(Pause next) {
    return new Clocks(firstContact, resolution, heard, next);
  }

  /** A detail holds a moment, or its text once it was stored. */
  private static Instant moment(Object value) {
    return value instanceof Instant instant ? instant : Instant.parse((String) value);
  }
}

package dev.amends.recovery.sla;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One deadline of one case. It counts business time down while it runs; every method gives the
 * clock as it is afterwards.
 *
 * @param target business time that there is in all
 * @param since when it entered its state
 * @param left business time that there was left at {@code since}; negative once it was due
 * @param dueAt when it is due if nothing stops it, or was due
 * @param paused business time during which it stood still so far
 * @param told how many of the steps of its terms lie behind it
 */
public record CaseClock(
    Kind kind,
    State state,
    Duration target,
    Instant startedAt,
    Instant since,
    Duration left,
    Instant dueAt,
    Duration paused,
    int told) {

  /** What it counts down to. */
  public enum Kind {
    /** Until a person has spoken with the customer. */
    FIRST_CONTACT("first-contact"),
    /** Until the cause is named and the work is done. */
    RESOLUTION("resolution");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** Its name in the interface and in events. */
    public String word() {
      return word;
    }
  }

  /** Whether it counts. */
  public enum State {
    RUNNING,
    PAUSED,
    STOPPED
  }

  /** A step and its time. */
  public record Ring(CaseClock clock, SlaStep step, Instant at) {}

  /** Steps that would lie before the start are left out: nobody is warned at once. */
  public static CaseClock start(Kind kind, Instant at, SlaTerms terms) {
    var target = terms.target(kind);
    var before =
        terms.steps().stream()
            .takeWhile(step -> step.fromDue().plus(target).compareTo(Duration.ZERO) <= 0)
            .count();
    return new CaseClock(
        kind,
        State.RUNNING,
        target,
        at,
        at,
        target,
        terms.calendar().plus(at, target),
        Duration.ZERO,
        Math.toIntExact(before));
  }

  public boolean running() {
    return state == State.RUNNING;
  }

  /** Whether it was stopped before it was due. */
  public boolean inTime() {
    return state == State.STOPPED && !since.isAfter(dueAt);
  }

  /** Changes nothing unless it runs. */
  public CaseClock pause(Instant at, BusinessCalendar calendar) {
    return running() ? entered(State.PAUSED, at, passed(at, calendar), dueAt, paused) : this;
  }

  /** Changes nothing unless it is paused. What was due before the pause stays so. */
  public CaseClock resume(Instant at, BusinessCalendar calendar) {
    if (state != State.PAUSED) {
      return this;
    }
    var due = since.isAfter(dueAt) ? dueAt : calendar.plus(at, left);
    return entered(State.RUNNING, at, left, due, paused.plus(calendar.between(since, at)));
  }

  /** Changes nothing if it has been stopped before. */
  public CaseClock stop(Instant at, BusinessCalendar calendar) {
    return switch (state) {
      case RUNNING -> entered(State.STOPPED, at, passed(at, calendar), dueAt, paused);
      case PAUSED -> resume(at, calendar).stop(at, calendar);
      case STOPPED -> this;
    };
  }

  /** The next step that has not been told; none while it stands still. */
  public Optional<Ring> next(SlaTerms terms) {
    if (!running() || told >= terms.steps().size()) {
      return Optional.empty();
    }
    var step = terms.steps().get(told);
    var until = left.plus(step.fromDue());
    return Optional.of(
        new Ring(this, step, until.isPositive() ? terms.calendar().plus(since, until) : since));
  }

  /** One step further. */
  public CaseClock rang() {
    return new CaseClock(kind, state, target, startedAt, since, left, dueAt, paused, told + 1);
  }

  private Duration passed(Instant at, BusinessCalendar calendar) {
    return left.minus(calendar.between(since, at));
  }

  private CaseClock entered(
      State next, Instant at, Duration nowLeft, Instant due, Duration nowPaused) {
    return new CaseClock(kind, next, target, startedAt, at, nowLeft, due, nowPaused, told);
  }
}

package dev.amends.recovery.sla;

import java.time.Duration;

/**
 * Something that is told once while a clock runs.
 *
 * @param level 1, 2, … of an escalation; 0 of the others
 * @param fromDue business time from the moment at which the clock is due, negative before it
 */
public record SlaStep(Alarm alarm, int level, Duration fromDue) {

  /** What is told. */
  public enum Alarm {
    /** There is still time. */
    WARNING,
    /** The time is over. */
    BREACH,
    /** The time is over for so long that somebody else has to see to it. */
    ESCALATION
  }
}

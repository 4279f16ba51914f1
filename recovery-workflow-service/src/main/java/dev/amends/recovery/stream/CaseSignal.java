package dev.amends.recovery.stream;

import java.time.Instant;

/**
 * One change, as browsers hear of it.
 *
 * @param json id, change, state, urgency, assignee, version and time of the case
 */
record CaseSignal(Position position, Instant recordedAt, String json) {

  /** Says that something was missed for good: fetch anew. */
  static final CaseSignal RESET = new CaseSignal(Position.START, Instant.MIN, "");

  boolean isReset() {
    return this == RESET;
  }
}

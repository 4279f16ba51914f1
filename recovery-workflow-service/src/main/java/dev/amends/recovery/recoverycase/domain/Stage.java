package dev.amends.recovery.recoverycase.domain;

import java.time.Instant;

/** Where a case stands. */
public sealed interface Stage {

  /** Free for anybody to take. */
  record Open() implements Stage {}

  /**
   * Somebody's.
   *
   * @param until when it becomes free again by itself, or null once work on it has begun
   */
  record Claimed(String agent, Instant until) implements Stage {}

  /** Waits for a time. */
  record Snoozed(String agent, Instant until, String reason) implements Stage {}

  /** The cause is named and the work done; whether the customer agrees is not known yet. */
  record Resolved(String rootCause, String note, String agent, Instant at) implements Stage {}

  /** The customer confirmed. */
  record Recovered(Instant at) implements Stage {}

  /** Ended without proof of recovery. */
  record Closed(String reason, Instant at) implements Stage {}

  /** The word for it in the interface and in events. */
  default String word() {
    return switch (this) {
      case Open open -> "open";
      case Claimed claimed -> "claimed";
      case Snoozed snoozed -> "snoozed";
      case Resolved resolved -> "resolved";
      case Recovered recovered -> "recovered";
      case Closed closed -> "closed";
    };
  }

  /** Whether there is still something to do. */
  default boolean active() {
    return switch (this) {
      case Open open -> true;
      case Claimed claimed -> true;
      case Snoozed snoozed -> true;
      case Resolved resolved -> false;
      case Recovered recovered -> false;
      case Closed closed -> false;
    };
  }

  /** Whose it is, or null. */
  default String assignee() {
    return switch (this) {
      case Claimed claimed -> claimed.agent();
      case Snoozed snoozed -> snoozed.agent();
      case Resolved resolved -> resolved.agent();
      case Open open -> null;
      case Recovered recovered -> null;
      case Closed closed -> null;
    };
  }
}

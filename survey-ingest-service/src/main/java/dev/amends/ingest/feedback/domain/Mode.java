package dev.amends.ingest.feedback.domain;

import java.time.Duration;
import java.time.Instant;

/**
 * Whether anybody acts on the response.
 *
 * @see #of
 */
public enum Mode {
  /** May open a case and send messages. */
  LIVE("live", null),
  /** Scores and metrics only, as its sender wished. */
  HISTORY("history", null),
  /** Its sender did not say, and it was given so long ago that nobody waits for an answer. */
  TOO_OLD("live", "too-old");

  private final String word;
  private final String reason;

  Mode(String word, String reason) {
    this.word = word;
    this.reason = reason;
  }

  /**
   * @param said live or history; null for "as long as it is fresh"
   * @param given when the customer said it, or last changed it; null if that is not known
   */
  static Mode of(String said, Instant given, Instant now, Duration actsFor) {
    if ("history".equals(said)) {
      return HISTORY;
    }
    return said == null && given != null && given.plus(actsFor).isBefore(now) ? TOO_OLD : LIVE;
  }

  /** What the sender said, live if nothing. */
  public String word() {
    return word;
  }

  /** Why nobody acts although the sender did not ask for that; null otherwise. */
  public String reason() {
    return reason;
  }
}

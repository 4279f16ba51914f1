package dev.amends.recovery.recoverycase.domain;

import java.time.Instant;
import java.util.UUID;

/**
 * What the customer was told, and by when it will be done.
 *
 * @param settledAt when it was kept or broken, or null
 */
public record Promise(
    UUID id, String text, Instant dueAt, State state, String madeBy, Instant madeAt, Instant settledAt) {

  /** What became of a promise. */
  public enum State {
    OPEN("open"),
    KEPT("kept"),
    BROKEN("broken");

    private final String word;

    State(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  Promise settled(State outcome, Instant at) {
    return new Promise(id, text, dueAt, outcome, madeBy, madeAt, at);
  }
}

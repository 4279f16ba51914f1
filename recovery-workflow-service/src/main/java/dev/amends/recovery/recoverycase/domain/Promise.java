package dev.amends.recovery.recoverycase.domain;

import java.time.Instant;
import java.util.UUID;

/**
 * What the customer was told, and by when it will be done.
 *
 * @param madeBy who made it, or {@link #CHOSEN_BY_CUSTOMER}
 * @param settledAt when it was kept, broken or withdrawn, or null
 */
public record Promise(
    UUID id,
    String text,
    Instant dueAt,
    State state,
    String madeBy,
    Instant madeAt,
    Instant settledAt) {

  /** Stands for whoever made it, if the customer chose among the times that we offered. */
  public static final String CHOSEN_BY_CUSTOMER = "survey-ingest";

  /** What became of a promise. */
  public enum State {
    OPEN("open"),
    KEPT("kept"),
    BROKEN("broken"),
    /** The customer does not want it any more. */
    WITHDRAWN("withdrawn");

    private final String word;

    State(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  /** A broken one can be kept late. */
  boolean canBeKept() {
    return state == State.OPEN || state == State.BROKEN;
  }

  public Promise withdrawn(Instant at) {
    return settled(State.WITHDRAWN, at);
  }

  Promise settled(State outcome, Instant at) {
    return new Promise(id, text, dueAt, outcome, madeBy, madeAt, at);
  }
}

package dev.amends.ingest.feedback.domain;

import com.fasterxml.jackson.annotation.JsonValue;

/** Whether anybody acts on the response. */
public enum Mode {
  /** May open a case and send messages. */
  LIVE("live"),
  /** Scores and metrics only. */
  HISTORY("history");

  private final String word;

  Mode(String word) {
    this.word = word;
  }

  @JsonValue
  public String word() {
    return word;
  }
}

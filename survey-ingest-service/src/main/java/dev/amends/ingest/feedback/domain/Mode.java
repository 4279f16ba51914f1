package dev.amends.ingest.feedback.domain;

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

  public String word() {
    return word;
  }
}

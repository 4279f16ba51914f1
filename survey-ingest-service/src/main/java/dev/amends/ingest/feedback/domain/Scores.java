package dev.amends.ingest.feedback.domain;

import java.util.List;

/**
 * The answers on a scale, each on its own (METRICS): nps and lba 0–10, csat 1–5, ces and trust 1–7.
 * Not asked is null, not neutral.
 *
 * @param emotions chosen by the customer from the named set, or null if not asked
 * @param expectation below, met or above
 */
public record Scores(
    Integer nps,
    Integer csat,
    Integer ces,
    Integer lba,
    Integer trust,
    List<String> emotions,
    String expectation) {

  public boolean isEmpty() {
    return nps == null
        && csat == null
        && ces == null
        && lba == null
        && trust == null
        && emotions == null
        && expectation == null;
  }
}

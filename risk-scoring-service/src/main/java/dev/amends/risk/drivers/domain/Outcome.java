package dev.amends.risk.drivers.domain;

import dev.amends.risk.assessment.domain.Evidence;

/** What drivers are asked of. Relationship and touchpoint NPS are never pooled. */
public enum Outcome {
  NPS_TOUCHPOINT("nps", "nps-touchpoint/1", 9, 6),
  NPS_RELATIONSHIP("nps", "nps-relationship/1", 9, 6),
  CES("ces", "ces/1", 5, 3),
  LBA("lba", "lba/1", 9, 6),
  /** 1 at risk, 0 not. */
  RISK("risk", "at-risk/1", 1, 0);

  private final String outcome;
  private final String definition;
  private final int top;
  private final int bottom;

  Outcome(String outcome, String definition, int top, int bottom) {
    this.outcome = outcome;
    this.definition = definition;
    this.top = top;
    this.bottom = bottom;
  }

  public String outcome() {
    return outcome;
  }

  public String definition() {
    return definition;
  }

  /** The lowest answer that counts for a net score; {@code bottom} is the highest against it. */
  int top() {
    return top;
  }

  int bottom() {
    return bottom;
  }

  /** NaN if the response does not belong to it. */
  double of(Evidence evidence, boolean atRisk) {
    var answer =
        switch (this) {
          case NPS_TOUCHPOINT ->
              evidence.about().touchpoint() == null ? null : evidence.scores().nps();
          case NPS_RELATIONSHIP ->
              evidence.about().touchpoint() == null ? evidence.scores().nps() : null;
          case CES -> evidence.scores().ces();
          case LBA -> evidence.scores().lba();
          case RISK -> Integer.valueOf(atRisk ? 1 : 0);
        };
    return answer == null ? Double.NaN : answer;
  }
}

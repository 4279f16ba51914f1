package dev.amends.risk.activation;

import dev.amends.edge.problem.ErrorCode;

/** What whoever activates a version says about it. */
public record Why(String why) {

  public static final int LONGEST = 500;

  /** Refuses what says nothing, or too much. */
  public static String said(Why said) {
    if (said == null
        || said.why() == null
        || said.why().isBlank()
        || said.why().length() > LONGEST
        || said.why().indexOf('\0') >= 0) {
      throw ErrorCode.INVALID.because(
          "why is asked for, in 1 to " + LONGEST + " characters: it is kept.");
    }
    return said.why();
  }
}

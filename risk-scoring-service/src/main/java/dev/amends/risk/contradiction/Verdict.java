package dev.amends.risk.contradiction;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which of the two holds. Neither is changed by it. */
enum Verdict {
  /** The words were misread, or are irony. */
  SCORE,
  /** The scale was mistaken, as by who takes 0 for the best. */
  WORDS,
  /** Both are meant: people are like that. */
  BOTH;

  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Verdict> of(String id) {
    return Arrays.stream(values()).filter(verdict -> verdict.id().equals(id)).findFirst();
  }

  static String ids() {
    return Arrays.stream(values()).map(Verdict::id).collect(Collectors.joining(", "));
  }
}

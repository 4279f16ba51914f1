package dev.amends.ingest.verdict;

import java.util.List;

/** The verdict on one item: it can be used, or here is all that is wrong with it. */
public sealed interface Reading<T> {

  /** Valid. */
  record Valid<T>(T value) implements Reading<T> {}

  /** Not valid; {@code errors} is never empty. */
  record Invalid<T>(List<FieldError> errors) implements Reading<T> {}
}

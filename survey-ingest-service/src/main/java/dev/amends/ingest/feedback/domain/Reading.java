package dev.amends.ingest.feedback.domain;

import dev.amends.ingest.verdict.FieldError;
import java.util.List;

/** The verdict on one item: it can be used, or here is all that is wrong with it. */
public sealed interface Reading {

  /** Valid. */
  record Valid(Feedback feedback) implements Reading {}

  /** Not valid; {@code errors} is never empty. */
  record Invalid(List<FieldError> errors) implements Reading {}
}

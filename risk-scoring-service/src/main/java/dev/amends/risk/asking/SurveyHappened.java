package dev.amends.risk.asking;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * The fields of {@code survey.delivered}, {@code survey.answered} and {@code survey.declined} that
 * this service uses.
 */
record SurveyHappened(
    UUID invitationId,
    String survey,
    String customerId,
    Instant occurredAt,
    String touchpoint,
    String journey,
    String channel,
    String language) {

  SurveyHappened {
    Objects.requireNonNull(invitationId, "invitationId");
    Objects.requireNonNull(survey, "survey");
    Objects.requireNonNull(customerId, "customerId");
    Objects.requireNonNull(occurredAt, "occurredAt");
    Objects.requireNonNull(channel, "channel");
  }

  Ask.Slice slice() {
    return new Ask.Slice(survey, said(touchpoint), said(journey), channel, said(language));
  }

  private static String said(String word) {
    return word == null ? "" : word;
  }
}

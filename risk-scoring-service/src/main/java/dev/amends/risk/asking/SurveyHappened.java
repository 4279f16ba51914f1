package dev.amends.risk.asking;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * The fields of {@code survey.delivered}, {@code survey.answered} and {@code survey.declined} that
 * this service uses.
 *
 * @param outcome the scale of the question that the survey always asks, told with the delivery; or
 *     null
 */
record SurveyHappened(
    UUID invitationId,
    String survey,
    String customerId,
    Instant occurredAt,
    String touchpoint,
    String journey,
    String channel,
    String language,
    String outcome) {

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

  static String said(String word) {
    return word == null ? "" : word;
  }
}

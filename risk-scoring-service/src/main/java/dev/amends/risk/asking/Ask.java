package dev.amends.risk.asking;

import dev.amends.risk.assessment.domain.Scores;
import dev.amends.risk.metrics.domain.Series;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;

/**
 * A survey that a customer was asked to answer, and what came of it. Whatever is told first, the
 * same is known in the end.
 *
 * @param outcome the scale of the question that is always asked; '' if nobody told
 * @param scores what was answered on the scales that can be an outcome
 * @param deliveredAt when the mail server or provider took the message, or null
 * @param answeredAt the first answer, or null
 * @param declinedAt when the customer said no, or null
 */
record Ask(
    UUID invitationId,
    String customerId,
    Slice slice,
    String outcome,
    Scores scores,
    Instant deliveredAt,
    Instant answeredAt,
    Instant declinedAt) {

  /** What response rates are broken down by; '' where nothing was said. */
  record Slice(String survey, String touchpoint, String journey, String channel, String language) {}

  /**
   * Where an ask is counted: by the day of its delivery.
   *
   * @param series the definition of what is asked for; '' if nobody told
   * @param answer to that question; null if there is none
   */
  record Bucket(LocalDate day, Slice slice, String series, Integer answer) {}

  /** What an ask adds to its bucket, or, negative, takes from it. */
  record Counts(long delivered, long answered, long declined) {

    static final Counts NONE = new Counts(0, 0, 0);

    Counts plus(Counts other) {
      return new Counts(
          delivered + other.delivered, answered + other.answered, declined + other.declined);
    }

    Counts minus(Counts other) {
      return plus(new Counts(-other.delivered, -other.answered, -other.declined));
    }
  }

  /** Nothing is known but whose it is. */
  static Ask unknown(UUID invitationId, String customerId, Slice slice) {
    return new Ask(invitationId, customerId, slice, "", Scores.NONE, null, null, null);
  }

  /** The delivery tells the slice that counts. */
  Ask delivered(SurveyHappened happened) {
    return deliveredAt == null
        ? new Ask(
            invitationId,
            customerId,
            happened.slice(),
            SurveyHappened.said(happened.outcome()),
            scores,
            happened.occurredAt(),
            answeredAt,
            declinedAt)
        : this;
  }

  Ask answered(Instant at) {
    return answeredAt == null
        ? new Ask(invitationId, customerId, slice, outcome, scores, deliveredAt, at, declinedAt)
        : this;
  }

  Ask declined(Instant at) {
    return declinedAt == null
        ? new Ask(invitationId, customerId, slice, outcome, scores, deliveredAt, answeredAt, at)
        : this;
  }

  /** What the response says as it counts now; a revision may have changed it. */
  Ask saying(Scores said) {
    var outcomes =
        new Scores(said.nps(), said.csat(), said.ces(), said.lba(), said.trust(), null, null);
    return new Ask(
        invitationId, customerId, slice, outcome, outcomes, deliveredAt, answeredAt, declinedAt);
  }

  /** Empty if nothing was delivered: a link that was handed over says nothing of the silent. */
  Optional<Bucket> bucket(ZoneId zone) {
    return Optional.ofNullable(deliveredAt).map(at -> bucket(LocalDate.ofInstant(at, zone)));
  }

  private Bucket bucket(LocalDate day) {
    var touchpoint = slice.touchpoint().isEmpty() ? null : slice.touchpoint();
    return Series.asked(outcome, touchpoint)
        .map(
            series ->
                new Bucket(
                    day,
                    slice,
                    series.definition(),
                    series.answer(scores, touchpoint).orElse(null)))
        .orElseGet(() -> new Bucket(day, slice, "", null));
  }

  /** Who answers after a no has answered. */
  Counts counts() {
    return new Counts(
        1, answeredAt == null ? 0 : 1, answeredAt == null && declinedAt != null ? 1 : 0);
  }
}

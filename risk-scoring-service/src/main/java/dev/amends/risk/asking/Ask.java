package dev.amends.risk.asking;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;

/**
 * A survey that a customer was asked to answer, and what came of it. Whatever is told first, the
 * same is known in the end.
 *
 * @param deliveredAt when the mail server or provider took the message, or null
 * @param answeredAt the first answer, or null
 * @param declinedAt when the customer said no, or null
 */
record Ask(
    UUID invitationId,
    String customerId,
    Slice slice,
    Instant deliveredAt,
    Instant answeredAt,
    Instant declinedAt) {

  /** What response rates are broken down by; '' where nothing was said. */
  record Slice(String survey, String touchpoint, String journey, String channel, String language) {}

  /** Where an ask is counted: by the day of its delivery. */
  record Bucket(LocalDate day, Slice slice) {}

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

  static Ask unknown(SurveyHappened happened) {
    return new Ask(
        happened.invitationId(), happened.customerId(), happened.slice(), null, null, null);
  }

  /** The delivery tells the slice that counts. */
  Ask delivered(SurveyHappened happened) {
    return deliveredAt == null
        ? new Ask(
            invitationId,
            customerId,
            happened.slice(),
            happened.occurredAt(),
            answeredAt,
            declinedAt)
        : this;
  }

  Ask answered(Instant at) {
    return answeredAt == null
        ? new Ask(invitationId, customerId, slice, deliveredAt, at, declinedAt)
        : this;
  }

  Ask declined(Instant at) {
    return declinedAt == null
        ? new Ask(invitationId, customerId, slice, deliveredAt, answeredAt, at)
        : this;
  }

  /** Empty if nothing was delivered: a link that was handed over says nothing of the silent. */
  Optional<Bucket> bucket(ZoneId zone) {
    return Optional.ofNullable(deliveredAt)
        .map(at -> new Bucket(LocalDate.ofInstant(at, zone), slice));
  }

  /** Who answers after a no has answered. */
  Counts counts() {
    return new Counts(
        1, answeredAt == null ? 0 : 1, answeredAt == null && declinedAt != null ? 1 : 0);
  }
}

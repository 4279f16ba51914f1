package dev.amends.ingest.feedback.domain;

import java.time.Instant;

/**
 * Whether and how the customer wants to be answered. Details (name, email, phone) appear only with
 * anonymous responses; those of known customers travel with the customer's facts.
 *
 * @param callFrom from when on we promised to call, with {@code callUntil}; null if we did not. No
 *     other system can make us promise anything
 */
public record ContactWish(
    Boolean wanted,
    String channel,
    String when,
    String name,
    String email,
    String phone,
    Instant callFrom,
    Instant callUntil) {

  /** As somebody else told it. */
  public ContactWish(
      Boolean wanted, String channel, String when, String name, String email, String phone) {
    this(wanted, channel, when, name, email, phone, null, null);
  }

  public ContactWish promised(Instant from, Instant until) {
    return new ContactWish(wanted, channel, when, name, email, phone, from, until);
  }

  boolean hasDetails() {
    return email != null || phone != null;
  }
}

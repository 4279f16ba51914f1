package dev.amends.ingest.feedback.domain;

/**
 * Whether and how the customer wants to be answered. Details (name, email, phone) appear only with
 * anonymous responses; those of known customers travel with the customer's facts.
 */
public record ContactWish(
    Boolean wanted, String channel, String when, String name, String email, String phone) {

  boolean hasDetails() {
    return email != null || phone != null;
  }
}

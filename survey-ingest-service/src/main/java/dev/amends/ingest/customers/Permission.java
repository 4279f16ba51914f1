package dev.amends.ingest.customers;

import java.time.Instant;

/**
 * The customer may be written to for this purpose on this channel, on this legal basis.
 *
 * @param at when it was given or withdrawn
 * @param proof where it is written down, or null
 * @param wording what the customer said yes or no to, or null; kept here as proof and never
 *     published
 * @param withdrawn true when it was taken back; otherwise null
 */
public record Permission(
    String purpose,
    String channel,
    String basis,
    Instant at,
    String proof,
    String wording,
    Boolean withdrawn) {

  /**
   * Allowed until it is withdrawn, which is an objection (GDPR, article 21): then nothing is
   * computed of the customer. It has no channel.
   */
  static final String PROFILING = "profiling";

  Permission withoutWording() {
    return new Permission(purpose, channel, basis, at, proof, null, withdrawn);
  }

  boolean sameMatterAs(Permission other) {
    return purpose.equals(other.purpose) && channel.equals(other.channel);
  }

  boolean isObjectionToProfiling() {
    return PROFILING.equals(purpose) && isWithdrawn();
  }

  /**
   * The later word counts; at the same time, a withdrawal does; of the same answer, the one with
   * more proof.
   */
  boolean outweighs(Permission other) {
    if (!at.equals(other.at)) {
      return at.isAfter(other.at);
    }
    return isWithdrawn() == other.isWithdrawn() ? provesMoreThan(other) : isWithdrawn();
  }

  private boolean isWithdrawn() {
    return Boolean.TRUE.equals(withdrawn);
  }

  private boolean provesMoreThan(Permission other) {
    return (other.wording == null && wording != null && (proof != null || other.proof == null))
        || (other.proof == null && proof != null && (wording != null || other.wording == null));
  }
}

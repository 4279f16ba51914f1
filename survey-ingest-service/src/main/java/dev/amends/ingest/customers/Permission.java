package dev.amends.ingest.customers;

import java.time.Instant;

/**
 * The customer may be written to for this purpose on this channel, on this legal basis.
 *
 * @param at when it was given or withdrawn
 * @param proof where it is written down
 * @param withdrawn true when it was taken back; otherwise null
 */
public record Permission(
    String purpose, String channel, String basis, Instant at, String proof, Boolean withdrawn) {

  boolean sameMatterAs(Permission other) {
    return purpose.equals(other.purpose) && channel.equals(other.channel);
  }

  /** The later word counts; at the same time, a withdrawal does. */
  boolean outweighs(Permission other) {
    return at.isAfter(other.at) || (at.equals(other.at) && Boolean.TRUE.equals(withdrawn));
  }
}

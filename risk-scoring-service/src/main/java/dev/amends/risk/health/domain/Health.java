package dev.amends.risk.health.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * {@code relationship-health/1} (METRICS): the mean quality of all contacts, each weighing half as
 * much with every 180 days that pass, beside one neutral contact that does not age: who is never
 * heard of drifts to the middle.
 *
 * @param n contacts
 * @param value 0–100; null without a contact
 * @param low of the 95 % interval, as {@code high}; null as long as one contact outweighs the rest
 */
public record Health(int n, Double value, Double low, Double high) {

  private static final Duration HALF_LIFE = Duration.ofDays(180);
  private static final double NEUTRAL = 50;
  private static final double NEUTRAL_WEIGHT = 1;
  private static final double BEST = 100;
  private static final double Z = 1.959964;

  /**
   * What a contact counts at that time.
   *
   * @return 0 if it is still to come
   */
  public static double weight(Contact contact, Instant when) {
    var age = Duration.between(contact.at(), when);
    return age.isNegative()
        ? 0
        : contact.kind().weight() * Math.pow(0.5, (double) age.toMillis() / HALF_LIFE.toMillis());
  }

  /** By those contacts that had happened then. */
  public static Health of(List<Contact> contacts, Instant when) {
    var n = 0;
    var weights = NEUTRAL_WEIGHT;
    var squares = NEUTRAL_WEIGHT * NEUTRAL_WEIGHT;
    var sum = NEUTRAL_WEIGHT * NEUTRAL;
    for (var contact : contacts) {
      var weight = weight(contact, when);
      n += weight > 0 ? 1 : 0;
      weights += weight;
      squares += weight * weight;
      sum += weight * contact.quality();
    }
    if (n == 0) {
      return new Health(0, null, null, null);
    }
    var mean = sum / weights;
    // As many equal contacts would be as sure (Kish 1965).
    var effective = weights * weights / squares;
    if (effective < 2) {
      return new Health(n, mean, null, null);
    }
    var spread = NEUTRAL_WEIGHT * (NEUTRAL - mean) * (NEUTRAL - mean);
    for (var contact : contacts) {
      var off = contact.quality() - mean;
      spread += weight(contact, when) * off * off;
    }
    var margin = Z * Math.sqrt(spread / weights / (effective - 1));
    return new Health(n, mean, Math.max(0, mean - margin), Math.min(BEST, mean + margin));
  }
}

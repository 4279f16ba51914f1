package dev.amends.ingest.surveys.adapter;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;

/**
 * The fields of {@code callback.offered} that this service uses.
 *
 * @param seats how many customers may have this time; 0 takes the offer back
 */
record CallBackOffered(Instant from, Instant until, ZoneId zone, int seats) {

  static final String TYPE = "dev.amends.callback.offered.v1";

  CallBackOffered {
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(until, "until");
    Objects.requireNonNull(zone, "zone");
  }
}

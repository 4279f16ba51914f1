package dev.amends.ingest.asking.domain;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;

/**
 * When nobody is disturbed; over midnight if it begins later than it ends, never if both are the
 * same.
 *
 * @param from inclusive
 * @param to exclusive
 */
public record QuietHours(LocalTime from, LocalTime to, ZoneId zone) {

  /** When they are over; empty if it is not quiet at this moment. */
  public Optional<Instant> over(Instant now) {
    var local = now.atZone(zone);
    var time = local.toLocalTime();
    if (!isQuiet(time)) {
      return Optional.empty();
    }
    var day = time.isBefore(to) ? local.toLocalDate() : local.toLocalDate().plusDays(1);
    var over = day.atTime(to).atZone(zone);
    // In the hour that comes twice, the first time may be behind us.
    return Optional.of(
        over.toInstant().isAfter(now)
            ? over.toInstant()
            : over.withLaterOffsetAtOverlap().toInstant());
  }

  private boolean isQuiet(LocalTime time) {
    return from.isAfter(to)
        ? !time.isBefore(from) || time.isBefore(to)
        : !time.isBefore(from) && time.isBefore(to);
  }
}

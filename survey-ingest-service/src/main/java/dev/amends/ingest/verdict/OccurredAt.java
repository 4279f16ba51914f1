package dev.amends.ingest.verdict;

import dev.amends.ingest.verdict.FieldError.Code;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The field {@code occurredAt}: always there, and never in the future. */
public final class OccurredAt {

  /** Clocks differ; what happened in the near future happened now. */
  static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

  private static final String NAME = "occurredAt";

  private OccurredAt() {}

  /**
   * @param clock says what the future is
   * @return null when it is missing or no time; what is wrong is noted in {@code fields}
   */
  public static Instant read(Fields fields, Clock clock) {
    var time = fields.time(NAME);
    if (fields.absent(NAME)) {
      fields.refuse(NAME, Code.REQUIRED, "This field must be there and not be empty.");
    } else if (time != null && time.isAfter(clock.instant().plus(CLOCK_TOLERANCE))) {
      fields.refuse(NAME, Code.IN_FUTURE, "It cannot have happened in the future.");
    }
    return time;
  }
}

package dev.amends.ingest;

import dev.amends.ingest.feedback.domain.FeedbackReader;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/** The moment at which tests take place. */
public final class FixedTime {

  public static final Instant NOW = Instant.parse("2026-05-02T10:00:00Z");
  public static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  /** Reads feedback as a deployment does that leaves the settings as they are. */
  public static final FeedbackReader READER = new FeedbackReader(CLOCK, Duration.ofDays(14));

  private FixedTime() {}
}

package dev.amends.ingest;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** The moment at which tests take place. */
public final class FixedTime {

  public static final Instant NOW = Instant.parse("2026-05-02T10:00:00Z");
  public static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  private FixedTime() {}
}

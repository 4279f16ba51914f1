package dev.amends.backbone;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.Duration;

/** The one place where a running service takes the time from; tests bring a clock of their own. */
@ApplicationScoped
class SystemClock {

  @Produces
  @DefaultBean
  Clock clock() {
    // PostgreSQL keeps microseconds; a time must be the same before and after it was stored.
    return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
  }
}

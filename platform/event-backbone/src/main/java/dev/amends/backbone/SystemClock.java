package dev.amends.backbone;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;

/** The one place where a running service takes the time from; tests bring a clock of their own. */
@ApplicationScoped
class SystemClock {

  @Produces
  @DefaultBean
  Clock clock() {
    return Clock.systemUTC();
  }
}

package dev.amends.recovery.recoverycase.application;

import dev.amends.recovery.sla.SlaConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Looks again and again whether clocks of cases have something to tell. */
@ApplicationScoped
class RingingClocks {

  private static final Logger LOG = Logger.getLogger(RingingClocks.class);

  private final TellingClocks telling;
  private final SlaConfig config;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("ringing-clocks").daemon().factory());

  RingingClocks(TellingClocks telling, SlaConfig config) {
    this.telling = telling;
    this.config = config;
  }

  /** Quarkus' own scheduler looks once a second, which is all the delay that a clock may have. */
  void start(@Observes StartupEvent started) {
    var look = config.look().toMillis();
    thread.scheduleWithFixedDelay(this::look, look, look, TimeUnit.MILLISECONDS);
  }

  void stop(@Observes ShutdownEvent stopping) {
    thread.close();
  }

  private void look() {
    try {
      while (telling.tell() == TellingClocks.BATCH && !thread.isShutdown()) {
        LOG.debug("More clocks are waiting");
      }
    } catch (RuntimeException e) {
      LOG.warnf("The clocks of cases are looked at again soon: %s", e.getMessage());
    }
  }
}

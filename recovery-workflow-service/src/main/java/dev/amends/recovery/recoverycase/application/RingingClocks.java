package dev.amends.recovery.recoverycase.application;

import dev.amends.recovery.recoverycase.domain.CaseCommand;
import dev.amends.recovery.sla.SlaConfig;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Tells what the clocks of cases have come to, soon after and once each: the telling, the state
 * that says that it was told and the event commit together, and a case that another instance holds
 * is the other one's.
 */
@ApplicationScoped
class RingingClocks {

  static final int BATCH = 500;
  private static final Logger LOG = Logger.getLogger(RingingClocks.class);

  private final Cases cases;
  private final WorkingOnCase working;
  private final SlaConfig config;
  private final Clock clock;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("ringing-clocks").daemon().factory());

  RingingClocks(Cases cases, WorkingOnCase working, SlaConfig config, Clock clock) {
    this.cases = cases;
    this.working = working;
    this.config = config;
    this.clock = clock;
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
      var told = BATCH;
      while (told == BATCH && !thread.isShutdown()) {
        told = QuarkusTransaction.requiringNew().call(this::ring);
      }
    } catch (RuntimeException e) {
      LOG.warnf("The clocks of cases are looked at again soon: %s", e.getMessage());
    }
  }

  private int ring() {
    var ringing = cases.ringing(clock.instant(), BATCH);
    for (var row : ringing) {
      working.apply(row, new CaseCommand.Ring(), SweepingCases.CLOCK);
    }
    return ringing.size();
  }
}

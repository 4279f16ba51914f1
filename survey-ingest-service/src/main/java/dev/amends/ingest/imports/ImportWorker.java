package dev.amends.ingest.imports;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Finds imports that nobody works on, also those that a crashed instance left behind, and works
 * through them one at a time.
 */
@ApplicationScoped
class ImportWorker {

  /** Longer than a batch of rows can take; when it has passed, another instance takes over. */
  static final Duration HOLD = Duration.ofSeconds(30);

  private static final Logger LOG = Logger.getLogger(ImportWorker.class);

  private final UUID instance = UUID.randomUUID();
  private final ImportRepository imports;
  private final ImportingRows importing;
  private final Clock clock;

  ImportWorker(ImportRepository imports, ImportingRows importing, Clock clock) {
    this.imports = imports;
    this.importing = importing;
    this.clock = clock;
  }

  @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void work() {
    for (var next = take(); next.isPresent(); next = take()) {
      var id = next.get();
      try {
        importing.run(id, instance);
      } catch (Exception e) {
        // The import keeps its place; the next turn goes on behind the last confirmed row.
        LOG.warnf("Import %s stopped and goes on later: %s", id, e.getMessage());
        release(id);
        return;
      }
    }
  }

  private Optional<UUID> take() {
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              var free = imports.findFree(clock.instant());
              free.ifPresent(each -> each.hold(instance, clock.instant(), HOLD));
              return free.map(each -> each.id);
            });
  }

  private void release(UUID id) {
    try {
      QuarkusTransaction.requiringNew()
          .run(
              () -> {
                var held = imports.findById(id);
                if (instance.equals(held.holder)) {
                  // A short wait, so that a missing broker is not asked without pause.
                  held.hold(instance, clock.instant(), Duration.ofSeconds(2));
                }
              });
    } catch (RuntimeException e) {
      LOG.debugf("The hold on import %s runs out by itself: %s", id, e.getMessage());
    }
  }
}

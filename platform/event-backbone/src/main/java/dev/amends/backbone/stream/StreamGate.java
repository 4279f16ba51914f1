package dev.amends.backbone.stream;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Closes when the service begins to stop, while the database and the broker are still at hand: what
 * is under way ends, and no batch begins any more. Otherwise a batch would meet a service half
 * gone, and good records would look bad.
 */
@ApplicationScoped
class StreamGate {

  private static final Logger LOG = Logger.getLogger(StreamGate.class);
  private static final Duration GRACE = Duration.ofSeconds(10);

  /** More than there are streams in a service. */
  private static final int PLACES = 1_000;

  private final Semaphore places = new Semaphore(PLACES);
  private volatile boolean closed;

  /**
   * To be left again.
   *
   * @throws StreamInterrupted if the service is stopping
   */
  void enter() {
    places.acquireUninterruptibly();
    try {
      check();
    } catch (StreamInterrupted stopping) {
      leave();
      throw stopping;
    }
  }

  void leave() {
    places.release();
  }

  /**
   * @throws StreamInterrupted if the service is stopping: nothing is judged any more
   */
  void check() {
    if (closed) {
      throw new StreamInterrupted();
    }
  }

  /** Before anything else stops. */
  void close(@Observes @Priority(1) ShutdownEvent stopping) throws InterruptedException {
    closed = true;
    if (places.tryAcquire(PLACES, GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
      // Whoever comes now is to hear that it is closed, not to wait.
      places.release(PLACES);
    } else {
      LOG.warn("Batches were still under way when the service stopped; they come again");
    }
  }
}

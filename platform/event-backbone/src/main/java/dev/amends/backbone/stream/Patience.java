package dev.amends.backbone.stream;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Waits longer after each failure, up to five seconds, and says so in the log once per wait. */
final class Patience {

  private static final Logger LOG = Logger.getLogger(Patience.class);
  private static final Duration FIRST = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofSeconds(5);

  private final String consumer;
  private Duration next = FIRST;

  Patience(String consumer) {
    this.consumer = consumer;
  }

  void waitAfter(RuntimeException failure) {
    LOG.warnf("%s tries again in %d ms: %s", consumer, next.toMillis(), failure.getMessage());
    try {
      TimeUnit.MILLISECONDS.sleep(next.toMillis());
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
    var doubled = next.multipliedBy(2);
    next = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
  }

  /** Waits for the broker's acknowledgement, however long it takes. */
  static void await(CompletableFuture<Void> acknowledged) {
    try {
      acknowledged.get();
    } catch (InterruptedException e) {
      throw interrupted(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("The broker refused an event", e.getCause());
    }
  }

  private static StreamInterrupted interrupted(InterruptedException cause) {
    Thread.currentThread().interrupt();
    return new StreamInterrupted(cause);
  }
}

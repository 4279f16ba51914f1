package dev.amends.ingest.broker;

import dev.amends.backbone.event.OutgoingEvent;
import dev.amends.backbone.publish.EventPublisher;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The producer behind what upstream systems hand over. Gives up after ten seconds, when the sender
 * hears 503 and can try again, and refuses at once while too much is waiting, before memory grows.
 */
@Startup
@ApplicationScoped
class BrokerPublisher implements Publisher {

  static final Duration GIVE_UP_AFTER = Duration.ofSeconds(10);

  /**
   * Lets the responses of one batch travel together; without it the first of each goes out alone.
   */
  private static final Duration LINGER = Duration.ofMillis(2);

  /**
   * Bytes of event data that may wait for the broker; well below the producer's buffer, so that it
   * never blocks.
   */
  static final long MAX_WAITING_BYTES = 16L << 20;

  private final EventPublisher publisher;
  private final AtomicLong waitingBytes = new AtomicLong();

  BrokerPublisher(@ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
    publisher =
        EventPublisher.connect(bootstrapServers, "survey-ingest-intake", GIVE_UP_AFTER, LINGER);
  }

  @Override
  public CompletableFuture<Void> publish(OutgoingEvent event) {
    var size = event.data().length;
    if (waitingBytes.addAndGet(size) > MAX_WAITING_BYTES) {
      waitingBytes.addAndGet(-size);
      return CompletableFuture.failedFuture(
          new NotConfirmed("Too much is waiting for the event broker."));
    }
    return publisher
        .publish(event)
        .handle(
            (done, failure) -> {
              waitingBytes.addAndGet(-size);
              if (failure != null) {
                throw new NotConfirmed("The event broker did not confirm within ten seconds.");
              }
              return null;
            });
  }

  @PreDestroy
  void close() {
    publisher.close();
  }
}

package dev.amends.ingest.broker;

import dev.amends.backbone.event.OutgoingEvent;
import java.util.concurrent.CompletableFuture;

/** Port to the broker. */
public interface Publisher {

  /**
   * Completes when the broker has the event with all its replicas; fails when it did not confirm in
   * time. Never blocks the caller.
   */
  CompletableFuture<Void> publish(OutgoingEvent event);
}

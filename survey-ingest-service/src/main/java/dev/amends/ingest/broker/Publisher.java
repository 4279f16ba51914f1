package dev.amends.ingest.broker;

import dev.amends.backbone.event.OutgoingEvent;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Port to the broker. */
public interface Publisher {

  /** How many bytes of event data of one sender are handed over before the first is confirmed. */
  int WINDOW_BYTES = 1 << 20;

  /**
   * Completes when the broker has the event with all its replicas; fails when it did not confirm in
   * time. Never blocks the caller.
   */
  CompletableFuture<Void> publish(OutgoingEvent event);

  /**
   * Returns when the broker has every event. The next window is made and handed over when the one
   * before is confirmed, so that many large events neither fill the memory nor crowd others out.
   *
   * @throws NotConfirmed if it did not confirm in time; some of the events may be there
   */
  default void publishAll(Iterator<OutgoingEvent> events) {
    while (events.hasNext()) {
      try {
        publishWindow(events);
      } catch (CompletionException e) {
        throw e.getCause() instanceof NotConfirmed refused ? refused : e;
      }
    }
  }

  private void publishWindow(Iterator<OutgoingEvent> events) {
    var underWay = new ArrayList<CompletableFuture<Void>>();
    for (var bytes = 0; bytes < WINDOW_BYTES && events.hasNext(); ) {
      var event = events.next();
      bytes += event.data().length;
      underWay.add(publish(event));
    }
    CompletableFuture.allOf(underWay.toArray(CompletableFuture[]::new)).join();
  }
}

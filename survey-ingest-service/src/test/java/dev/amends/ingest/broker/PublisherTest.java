package dev.amends.ingest.broker;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.amends.backbone.event.EventMeta;
import dev.amends.backbone.event.OutgoingEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PublisherTest {

  private static final Duration SOON = Duration.ofSeconds(10);

  /** Two of them fill a window. */
  private static final byte[] HALF_A_WINDOW = new byte[Publisher.WINDOW_BYTES / 2];

  private final List<CompletableFuture<Void>> handedOver = new CopyOnWriteArrayList<>();
  private final Publisher publisher =
      event -> {
        var confirmed = new CompletableFuture<Void>();
        handedOver.add(confirmed);
        return confirmed;
      };

  @Test
  void theNextWindowIsHandedOverWhenTheOneBeforeIsConfirmed() throws InterruptedException {
    var sender = Thread.ofVirtual().start(() -> publisher.publishAll(events(3).iterator()));
    await()
        .atMost(SOON)
        .until(() -> handedOver.size() == 2 && sender.getState() == Thread.State.WAITING);

    handedOver.forEach(each -> each.complete(null));

    await().atMost(SOON).until(() -> handedOver.size() == 3);
    handedOver.getLast().complete(null);
    sender.join();
  }

  @Test
  void aWindowThatIsNotConfirmedEndsTheBatch() {
    Publisher away =
        event -> {
          handedOver.add(new CompletableFuture<>());
          return CompletableFuture.failedFuture(new NotConfirmed("away"));
        };
    assertThrows(NotConfirmed.class, () -> away.publishAll(events(5).iterator()));
    assertEquals(2, handedOver.size());
  }

  private static List<OutgoingEvent> events(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                new EventMeta(new UUID(0, i), "t", "/test", Instant.EPOCH, "C-1", null, null, null))
        .map(meta -> new OutgoingEvent("topic", meta, HALF_A_WINDOW))
        .toList();
  }
}

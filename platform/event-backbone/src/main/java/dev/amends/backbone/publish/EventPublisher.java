package dev.amends.backbone.publish;

import dev.amends.backbone.event.KafkaBinding;
import dev.amends.backbone.event.OutgoingEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Sends with {@code acks=all} and the idempotent producer: a completed future means that the broker
 * has the record.
 *
 * <p>Not for business code: that goes through the outbox, so that an event exists exactly when its
 * state change does.
 */
public final class EventPublisher implements AutoCloseable {

  /** Larger events are refused by the broker's default limit; the outbox refuses them first. */
  public static final int MAX_DATA_BYTES = 900_000;

  /**
   * Never gives up, so that a later event of a customer cannot overtake an earlier one that timed
   * out.
   */
  public static final Duration UNTIL_SENT = Duration.ofMillis(Integer.MAX_VALUE);

  private static final int REQUEST_TIMEOUT_MILLIS = 5_000;
  private static final Duration CLOSE_GRACE = Duration.ofSeconds(5);

  private final Producer<String, byte[]> producer;

  public EventPublisher(Producer<String, byte[]> producer) {
    this.producer = producer;
  }

  /**
   * @param giveUpAfter how long a record may wait for its acknowledgement; at least 5 s
   * @param linger how long a batch may wait for company; 0 sends at once
   */
  public static EventPublisher connect(
      String bootstrapServers, String clientId, Duration giveUpAfter, Duration linger) {
    var config =
        Map.<String, Object>of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ProducerConfig.CLIENT_ID_CONFIG,
            clientId,
            ProducerConfig.ACKS_CONFIG,
            "all",
            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
            true,
            ProducerConfig.LINGER_MS_CONFIG,
            linger.toMillis(),
            ProducerConfig.BATCH_SIZE_CONFIG,
            131_072,
            ProducerConfig.COMPRESSION_TYPE_CONFIG,
            "lz4",
            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
            REQUEST_TIMEOUT_MILLIS,
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
            Math.toIntExact(giveUpAfter.toMillis()),
            ProducerConfig.MAX_BLOCK_MS_CONFIG,
            Math.min(giveUpAfter.toMillis(), 60_000));
    return new EventPublisher(
        new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer()));
  }

  /** Completes when the broker has the event; fails when the time to give up has passed. */
  public CompletableFuture<Void> publish(OutgoingEvent event) {
    return send(KafkaBinding.write(event));
  }

  /**
   * Completes when the broker has every event; the order within a customer is the order of the
   * list.
   */
  public CompletableFuture<Void> publishAll(List<OutgoingEvent> events) {
    return CompletableFuture.allOf(
        events.stream().map(this::publish).toArray(CompletableFuture[]::new));
  }

  public CompletableFuture<Void> send(ProducerRecord<String, byte[]> record) {
    var acknowledged = new CompletableFuture<Void>();
    try {
      producer.send(
          record,
          (metadata, failure) -> {
            if (failure == null) {
              acknowledged.complete(null);
            } else {
              acknowledged.completeExceptionally(failure);
            }
          });
    } catch (RuntimeException e) {
      // The client throws instead of failing the future when metadata or buffer space cannot be had
      // in time.
      acknowledged.completeExceptionally(e);
    }
    return acknowledged;
  }

  /** Gives up what is still under way. Used when another relay has taken over. */
  public void abandon() {
    producer.close(Duration.ZERO);
  }

  @Override
  public void close() {
    producer.close(CLOSE_GRACE);
  }
}

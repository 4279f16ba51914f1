package dev.amends.backbone.deadletter;

import dev.amends.backbone.publish.StreamPublisher;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jboss.logging.Logger;

/**
 * Keeps a record that cannot be handled: as received, with the reason in headers, on {@code
 * <topic>.dlq}.
 */
@ApplicationScoped
public class DeadLetters {

  public static final String SUFFIX = ".dlq";
  static final String PREFIX = "dlq_";
  static final String REASON = "dlq_reason";
  static final String CONSUMER = "dlq_consumer";
  static final String TOPIC = "dlq_topic";
  static final String PARTITION = "dlq_partition";
  static final String OFFSET = "dlq_offset";
  static final String AT = "dlq_at";

  private static final Logger LOG = Logger.getLogger(DeadLetters.class);
  private static final int LONGEST_REASON = 1_000;

  private final StreamPublisher publisher;
  private final Clock clock;

  DeadLetters(StreamPublisher publisher, Clock clock) {
    this.publisher = publisher;
    this.clock = clock;
  }

  /**
   * Completes when the broker has the dead letter; only then may the record's offset be committed.
   */
  public CompletableFuture<Void> bury(
      ConsumerRecord<String, byte[]> record, String consumer, String reason) {
    LOG.errorf(
        "Dead letter from %s-%d@%d for %s: %s",
        record.topic(), record.partition(), record.offset(), consumer, reason);
    var letter =
        new ProducerRecord<>(
            record.topic() + SUFFIX, null, null, record.key(), record.value(), record.headers());
    var shortened = reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) : reason;
    add(letter, REASON, shortened);
    add(letter, CONSUMER, consumer);
    add(letter, TOPIC, record.topic());
    add(letter, PARTITION, Integer.toString(record.partition()));
    add(letter, OFFSET, Long.toString(record.offset()));
    add(letter, AT, clock.instant().toString());
    return publisher.publisher().send(letter);
  }

  private static void add(ProducerRecord<String, byte[]> letter, String name, String value) {
    letter.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
  }
}

package dev.amends.backbone.lag;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Looks at one group and one topic through the broker, for all instances of the service together.
 */
public final class ConsumerLagWatch implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(ConsumerLagWatch.class);
  private static final long ANSWER_WITHIN_MILLIS = 2_000;

  private final Admin admin;
  private final String group;
  private final String topic;
  private final ConsumerLag lag;

  public ConsumerLagWatch(
      String bootstrapServers, String group, String topic, Clock clock, MeterRegistry meters) {
    this.admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
    this.group = group;
    this.topic = topic;
    this.lag = new ConsumerLag(clock);
    Gauge.builder("amends.consumer.lag", () -> lag().toMillis() / 1000.0)
        .description("How long ago the consumer was caught up with its topic")
        .baseUnit("seconds")
        .tag("topic", topic)
        .register(meters);
  }

  public Duration lag() {
    return lag.lag();
  }

  /**
   * Takes one look; when the broker does not answer, the lag grows with the time since the last
   * look.
   */
  public void look() {
    try {
      var description = admin.describeTopics(java.util.List.of(topic)).topicNameValues().get(topic);
      var ends = new HashMap<TopicPartition, OffsetSpec>();
      for (var partition :
          description.get(ANSWER_WITHIN_MILLIS, TimeUnit.MILLISECONDS).partitions()) {
        ends.put(new TopicPartition(topic, partition.partition()), OffsetSpec.latest());
      }
      var committed =
          admin
              .listConsumerGroupOffsets(group)
              .partitionsToOffsetAndMetadata()
              .get(ANSWER_WITHIN_MILLIS, TimeUnit.MILLISECONDS);
      var latest = admin.listOffsets(ends).all().get(ANSWER_WITHIN_MILLIS, TimeUnit.MILLISECONDS);
      var offsets = new HashMap<TopicPartition, ConsumerLag.Offsets>();
      latest.forEach(
          (partition, end) -> {
            var position = committed.get(partition);
            offsets.put(
                partition,
                new ConsumerLag.Offsets(position == null ? 0 : position.offset(), end.offset()));
          });
      lag.look(offsets);
    } catch (ExecutionException | TimeoutException e) {
      LOG.warnf("The lag of %s on %s is unknown: %s", group, topic, e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    admin.close(Duration.ZERO);
  }
}

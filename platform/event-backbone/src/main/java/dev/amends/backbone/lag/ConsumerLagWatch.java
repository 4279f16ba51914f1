package dev.amends.backbone.lag;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Looks at one group and one topic through the broker, for all instances of the service together.
 */
public final class ConsumerLagWatch implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(ConsumerLagWatch.class);
  private static final long ANSWER_WITHIN_MILLIS = 4_000;

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

  /** Takes one look; when the broker does not answer, the lag grows with the time since then. */
  public void look() {
    try {
      var description = admin.describeTopics(List.of(topic)).topicNameValues().get(topic);
      var partitions =
          description.get(ANSWER_WITHIN_MILLIS, TimeUnit.MILLISECONDS).partitions().stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      var committed =
          admin
              .listConsumerGroupOffsets(group)
              .partitionsToOffsetAndMetadata()
              .get(ANSWER_WITHIN_MILLIS, TimeUnit.MILLISECONDS);
      var beginnings = offsets(partitions, OffsetSpec.earliest());
      var ends = offsets(partitions, OffsetSpec.latest());
      var offsets = new HashMap<TopicPartition, ConsumerLag.Offsets>();
      for (var partition : partitions) {
        var position = committed.get(partition);
        // What has expired cannot be caught up with: before the beginning there is nothing.
        var beginning = beginnings.get(partition).offset();
        var reached = position == null ? beginning : Math.max(position.offset(), beginning);
        offsets.put(partition, new ConsumerLag.Offsets(reached, ends.get(partition).offset()));
      }
      lag.look(offsets);
    } catch (ExecutionException | TimeoutException e) {
      LOG.warnf("The lag of %s on %s is unknown: %s", group, topic, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Map<TopicPartition, ListOffsetsResultInfo> offsets(
      List<TopicPartition> partitions, OffsetSpec which)
      throws ExecutionException, InterruptedException, TimeoutException {
    var wanted = new HashMap<TopicPartition, OffsetSpec>();
    partitions.forEach(partition -> wanted.put(partition, which));
    return admin.listOffsets(wanted).all().get(ANSWER_WITHIN_MILLIS, TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    admin.close(Duration.ZERO);
  }
}

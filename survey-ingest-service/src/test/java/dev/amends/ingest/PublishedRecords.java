package dev.amends.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amends.backbone.event.EventJson;
import dev.amends.backbone.event.EventMeta;
import dev.amends.backbone.event.KafkaBinding;
import dev.amends.backbone.event.UnreadableEvent;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What a topic of the real broker holds at this moment. */
public record PublishedRecords(String bootstrapServers, String topic) {

  /** An event as any consumer would read it. */
  public record Published(EventMeta meta, JsonNode data) {}

  /** Everything that is there now of one customer, in its order. */
  public List<Published> of(String customerId) {
    return records(customerId).stream().map(PublishedRecords::read).toList();
  }

  /** The types of the customer's events, in their order; tombstones have none. */
  public List<String> types(String customerId) {
    return records(customerId).stream()
        .map(record -> record.value() == null ? "tombstone" : read(record).meta().type())
        .toList();
  }

  private List<ConsumerRecord<String, byte[]>> records(String customerId) {
    var found = new ArrayList<ConsumerRecord<String, byte[]>>();
    try (var consumer = consumer()) {
      var partitions =
          consumer.partitionsFor(topic).stream()
              .map(partition -> new TopicPartition(topic, partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        for (var record : consumer.poll(Duration.ofMillis(200))) {
          if (customerId.equals(record.key())) {
            found.add(record);
          }
        }
      }
    }
    return found;
  }

  private static Published read(ConsumerRecord<String, byte[]> record) {
    try {
      return new Published(
          KafkaBinding.read(record), EventJson.read(record.value(), JsonNode.class));
    } catch (UnreadableEvent | IOException e) {
      throw new AssertionError("No consumer could read this", e);
    }
  }

  private KafkaConsumer<String, byte[]> consumer() {
    return new KafkaConsumer<>(
        Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
        new StringDeserializer(),
        new ByteArrayDeserializer());
  }
}

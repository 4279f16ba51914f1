package dev.amends.backbone.stream;

import dev.amends.backbone.event.KafkaBinding;
import dev.amends.backbone.event.OutgoingEvent;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Records that are not as they should be. */
final class KafkaRecords {

  private KafkaRecords() {}

  /** The headers of an event with other data. */
  static ProducerRecord<String, byte[]> of(OutgoingEvent event, String data) {
    var written = KafkaBinding.write(event);
    return new ProducerRecord<>(
        written.topic(),
        null,
        written.key(),
        data.getBytes(StandardCharsets.UTF_8),
        written.headers());
  }
}

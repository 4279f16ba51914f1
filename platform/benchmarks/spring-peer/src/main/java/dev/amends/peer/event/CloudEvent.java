package dev.amends.peer.event;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/** An event as it lies in Kafka: CloudEvents 1.0, binary mode. */
public record CloudEvent(
    UUID id,
    String type,
    String source,
    Instant time,
    String customerId,
    UUID receiptId,
    String traceparent,
    Long sequence,
    Instant acceptedAt,
    byte[] data) {

  public static CloudEvent read(ConsumerRecord<String, byte[]> record) {
    var headers = record.headers();
    var time = Instant.parse(text(headers, "ce_time"));
    var receipt = text(headers, "ce_receiptid");
    var sequence = text(headers, "ce_sequence");
    var acceptedAt = text(headers, "ce_acceptedat");
    return new CloudEvent(
        UUID.fromString(text(headers, "ce_id")),
        text(headers, "ce_type"),
        text(headers, "ce_source"),
        time,
        record.key(),
        receipt == null ? null : UUID.fromString(receipt),
        text(headers, "traceparent"),
        sequence == null ? null : Long.valueOf(sequence),
        acceptedAt == null ? time : Instant.parse(acceptedAt),
        record.value());
  }

  public ProducerRecord<String, byte[]> record(String topic) {
    var record = new ProducerRecord<String, byte[]>(topic, customerId, data);
    var headers = record.headers();
    add(headers, "ce_specversion", "1.0");
    add(headers, "ce_id", id.toString());
    add(headers, "ce_type", type);
    add(headers, "ce_source", source);
    add(headers, "ce_time", time.toString());
    add(headers, "content-type", "application/json");
    add(headers, "ce_receiptid", receiptId == null ? null : receiptId.toString());
    add(headers, "ce_sequence", sequence == null ? null : sequence.toString());
    add(headers, "ce_acceptedat", acceptedAt.equals(time) ? null : acceptedAt.toString());
    add(headers, "traceparent", traceparent);
    return record;
  }

  private static void add(Headers headers, String name, String value) {
    if (value != null) {
      headers.add(name, Ids.bytes(value));
    }
  }

  private static String text(Headers headers, String name) {
    var header = headers.lastHeader(name);
    return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
  }
}

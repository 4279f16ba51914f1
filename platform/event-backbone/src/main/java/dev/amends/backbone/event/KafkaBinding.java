package dev.amends.backbone.event;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/**
 * CloudEvents 1.0 Kafka protocol binding, binary content mode: attributes in {@code ce_*} headers,
 * JSON as the value, the customer id as the key.
 */
public final class KafkaBinding {

  private static final byte[] SPEC_VERSION = bytes("1.0");
  private static final byte[] JSON = bytes("application/json");

  private KafkaBinding() {}

  public static ProducerRecord<String, byte[]> write(OutgoingEvent event) {
    var meta = event.meta();
    var record = new ProducerRecord<>(event.topic(), null, null, meta.customerId(), event.data());
    if (event.isTombstone()) {
      return record;
    }
    var headers = record.headers();
    headers.add("ce_specversion", SPEC_VERSION);
    headers.add("ce_id", bytes(meta.id().toString()));
    headers.add("ce_type", bytes(meta.type()));
    headers.add("ce_source", bytes(meta.source()));
    headers.add("ce_time", bytes(meta.time().toString()));
    headers.add("content-type", JSON);
    if (meta.receiptId() != null) {
      headers.add("ce_receiptid", bytes(meta.receiptId().toString()));
    }
    if (meta.sequence() != null) {
      headers.add("ce_sequence", bytes(meta.sequence().toString()));
    }
    if (!meta.acceptedAt().equals(meta.time())) {
      headers.add("ce_acceptedat", bytes(meta.acceptedAt().toString()));
    }
    if (meta.traceparent() != null) {
      headers.add("traceparent", bytes(meta.traceparent()));
    }
    return record;
  }

  /**
   * @throws UnreadableEvent if an attribute is missing or malformed
   */
  public static EventMeta read(ConsumerRecord<String, byte[]> record) throws UnreadableEvent {
    var headers = record.headers();
    if (record.key() == null) {
      throw new UnreadableEvent("The record has no key; the customer id was expected");
    }
    if (!"1.0".equals(required(headers, "ce_specversion"))) {
      throw new UnreadableEvent("ce_specversion is not 1.0");
    }
    try {
      var receipt = optional(headers, "ce_receiptid");
      var sequence = optional(headers, "ce_sequence");
      var acceptedAt = optional(headers, "ce_acceptedat");
      return new EventMeta(
          UUID.fromString(required(headers, "ce_id")),
          required(headers, "ce_type"),
          required(headers, "ce_source"),
          EventTime.parse(required(headers, "ce_time")),
          record.key(),
          receipt == null ? null : UUID.fromString(receipt),
          optional(headers, "traceparent"),
          sequence == null ? null : Long.valueOf(sequence),
          acceptedAt == null ? null : EventTime.parse(acceptedAt));
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new UnreadableEvent("A CloudEvents attribute is malformed: " + e.getMessage());
    }
  }

  private static String required(Headers headers, String name) throws UnreadableEvent {
    var value = optional(headers, name);
    if (value == null) {
      throw new UnreadableEvent("The header " + name + " is missing");
    }
    return value;
  }

  private static String optional(Headers headers, String name) {
    var header = headers.lastHeader(name);
    return header == null || header.value() == null
        ? null
        : new String(header.value(), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

package dev.amends.backbone.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class KafkaBindingTest {

  private static final EventMeta META =
      new EventMeta(
          UUID.fromString("1f4b8a44-9a5e-5a0b-8f3e-0c7f2b1d9e02"),
          "dev.amends.case.opened.v1",
          "/recovery-workflow",
          Instant.parse("2026-05-01T09:30:00Z"),
          "C-42",
          UUID.fromString("8d0c1b9e-3a52-5d13-9c0a-5f2b7f1f6a01"),
          "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
          17L);

  @Test
  void whatIsWrittenIsReadBack() throws UnreadableEvent {
    assertEquals(
        META,
        KafkaBinding.read(
            received(KafkaBinding.write(new OutgoingEvent("t", META, new byte[] {'1'})))));
  }

  @Test
  void attributesTravelAsCloudEventsHeaders() {
    var headers = KafkaBinding.write(new OutgoingEvent("t", META, new byte[] {'1'})).headers();
    assertEquals("1.0", text(headers.lastHeader("ce_specversion").value()));
    assertEquals("dev.amends.case.opened.v1", text(headers.lastHeader("ce_type").value()));
    assertEquals("2026-05-01T09:30:00Z", text(headers.lastHeader("ce_time").value()));
    assertEquals(
        "8d0c1b9e-3a52-5d13-9c0a-5f2b7f1f6a01", text(headers.lastHeader("ce_receiptid").value()));
    assertEquals("application/json", text(headers.lastHeader("content-type").value()));
  }

  @Test
  void whenSomethingWasAcceptedTravelsWithIt() throws UnreadableEvent {
    var accepted = Instant.parse("2026-05-02T10:00:00.123456Z");
    var meta =
        new EventMeta(
            META.id(), META.type(), META.source(), META.time(), "C-42", null, null, null, accepted);
    var read =
        KafkaBinding.read(
            received(KafkaBinding.write(new OutgoingEvent("t", meta, new byte[] {'1'}))));
    assertEquals(accepted, read.acceptedAt());
    assertEquals(META.time(), META.acceptedAt());
  }

  @Test
  void aTombstoneIsAKeyAndNothingElse() {
    var record = KafkaBinding.write(OutgoingEvent.tombstone("t", META));
    assertEquals("C-42", record.key());
    assertNull(record.value());
    assertEquals(0, record.headers().toArray().length);
  }

  @Test
  void aMissingAttributeIsNamed() {
    var record = KafkaBinding.write(new OutgoingEvent("t", META, new byte[] {'1'}));
    record.headers().remove("ce_type");
    var failure = assertThrows(UnreadableEvent.class, () -> KafkaBinding.read(received(record)));
    assertEquals("The header ce_type is missing", failure.getMessage());
  }

  @Test
  void aMalformedIdIsUnreadableAndNotAnAccident() {
    var record = KafkaBinding.write(new OutgoingEvent("t", META, new byte[] {'1'}));
    record.headers().remove("ce_id").add("ce_id", "no uuid".getBytes(StandardCharsets.UTF_8));
    assertThrows(UnreadableEvent.class, () -> KafkaBinding.read(received(record)));
  }

  private static ConsumerRecord<String, byte[]> received(ProducerRecord<String, byte[]> sent) {
    var record = new ConsumerRecord<>(sent.topic(), 0, 0L, sent.key(), sent.value());
    sent.headers().forEach(record.headers()::add);
    return record;
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}

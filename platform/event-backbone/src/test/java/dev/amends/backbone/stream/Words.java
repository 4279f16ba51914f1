package dev.amends.backbone.stream;

import dev.amends.backbone.event.EventMeta;
import dev.amends.backbone.event.OutgoingEvent;
import java.time.Instant;
import java.util.UUID;

/** Events for tests. */
public final class Words {

  public static final String TOPIC = "amends.interactions.v1";

  private Words() {}

  public static String newCustomer() {
    return "backbone-" + UUID.randomUUID();
  }

  public static OutgoingEvent spoken(String customerId, String word) {
    return spoken(customerId, word, null);
  }

  /** Told of the customer at that time, whenever it is delivered. */
  public static OutgoingEvent accepted(String customerId, String word, Instant at) {
    return event(customerId, word, null, at);
  }

  /** With the number that a producer's outbox gave it. */
  public static OutgoingEvent spoken(String customerId, String word, Long sequence) {
    return event(customerId, word, sequence, null);
  }

  private static OutgoingEvent event(
      String customerId, String word, Long sequence, Instant acceptedAt) {
    var meta =
        new EventMeta(
            UUID.randomUUID(),
            Effects.TYPE,
            "/test",
            Instant.parse("2026-05-01T09:30:00Z"),
            customerId,
            null,
            null,
            sequence,
            acceptedAt);
    return OutgoingEvent.of(TOPIC, meta, new Effects.Word(word));
  }
}

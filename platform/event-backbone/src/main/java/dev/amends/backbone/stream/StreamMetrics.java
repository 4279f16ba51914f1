package dev.amends.backbone.stream;

import dev.amends.backbone.event.IncomingEvent;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Counts what became of consumed events. */
@ApplicationScoped
class StreamMetrics {

  private static final String CONSUMED = "amends.events.consumed";

  private final MeterRegistry meters;

  StreamMetrics(MeterRegistry meters) {
    this.meters = meters;
  }

  void handled(String consumer, List<IncomingEvent> events) {
    for (var event : events) {
      meters
          .counter(
              CONSUMED, "consumer", consumer, "outcome", "handled", "type", event.meta().type())
          .increment();
    }
  }

  /** The type of an event we do not know is not a tag: its values are not ours to bound. */
  void ignored(String consumer) {
    meters
        .counter(CONSUMED, "consumer", consumer, "outcome", "ignored", "type", "unknown")
        .increment();
  }

  /** From zero: a counter that appears with its first dead letter shows no increase of it. */
  void expectDeadLettersOf(String consumer) {
    deadLetters(consumer);
  }

  void deadLettered(String consumer) {
    deadLetters(consumer).increment();
  }

  private Counter deadLetters(String consumer) {
    return meters.counter(
        CONSUMED, "consumer", consumer, "outcome", "dead-lettered", "type", "unknown");
  }
}

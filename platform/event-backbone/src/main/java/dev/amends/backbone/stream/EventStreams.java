package dev.amends.backbone.stream;

import dev.amends.backbone.BackboneConfig;
import dev.amends.backbone.deadletter.DeadLetters;
import dev.amends.backbone.erasure.Erasures;
import dev.amends.backbone.event.IncomingEvent;
import dev.amends.backbone.identity.Identities;
import dev.amends.backbone.inbox.Inbox;
import dev.amends.backbone.publish.EventPublisher;
import dev.amends.backbone.publish.StreamPublisher;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Makes the streams of a service; a service has one per topic it reads. */
@ApplicationScoped
public class EventStreams {

  private final BackboneConfig config;
  private final Inbox inbox;
  private final StreamGate gate;
  private final BatchTransaction transaction;
  private final Erasures erasures;
  private final Identities identities;
  private final EventPublisher publisher;
  private final DeadLetters deadLetters;
  private final StreamMetrics metrics;

  EventStreams(
      BackboneConfig config,
      Inbox inbox,
      StreamGate gate,
      BatchTransaction transaction,
      Erasures erasures,
      Identities identities,
      StreamPublisher publisher,
      DeadLetters deadLetters,
      StreamMetrics metrics) {
    this.config = config;
    this.inbox = inbox;
    this.gate = gate;
    this.transaction = transaction;
    this.erasures = erasures;
    this.identities = identities;
    this.publisher = publisher.publisher();
    this.deadLetters = deadLetters;
    this.metrics = metrics;
  }

  /**
   * A stream whose handler recognises redelivered events by itself, because it stores under the
   * event's natural key and forwards again.
   *
   * @param topic the short name of the topic, used in logs and metrics
   */
  public EventStream forwarding(String topic, EventTypes types, EventHandler handler) {
    var resolved = new ResolvedCustomers(identities, types);
    return stream(topic, types, events -> handler.handle(resolved.of(events)));
  }

  private EventStream stream(String topic, EventTypes types, EventHandler handler) {
    var consumer = config.service() + ":" + topic;
    metrics.expectDeadLettersOf(consumer);
    return new EventStream(
        consumer, types, handler, gate, transaction, erasures, publisher, deadLetters, metrics);
  }

  /**
   * A stream whose handler sees every event once; its effects and its outbox rows commit with the
   * inbox row.
   */
  public EventStream once(String topic, EventTypes types, InboxHandler handler) {
    var consumer = config.service() + ":" + topic;
    var resolved = new ResolvedCustomers(identities, types);
    return stream(
        topic,
        types,
        events -> {
          // By the ids they came under: each has its own sequence.
          var fresh = inbox.admit(consumer, events);
          if (!fresh.isEmpty()) {
            handler.handle(resolved.of(fresh));
          }
          return List.of();
        });
  }

  /**
   * What a service does with events it has not seen before, inside the transaction that marks them
   * as seen.
   */
  @FunctionalInterface
  public interface InboxHandler {
    void handle(List<IncomingEvent> events) throws Exception;
  }
}

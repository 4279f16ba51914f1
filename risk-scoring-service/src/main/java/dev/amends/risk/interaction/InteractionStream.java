package dev.amends.risk.interaction;

import dev.amends.backbone.event.IncomingEvent;
import dev.amends.backbone.stream.EventStream;
import dev.amends.backbone.stream.EventStreams;
import dev.amends.backbone.stream.EventTypes;
import dev.amends.risk.asking.NotingAsks;
import dev.amends.risk.outcome.adapter.CustomerFacts;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** A service reads a topic once: what happens with surveys, and whether customers buy and leave. */
@ApplicationScoped
class InteractionStream {

  static final EventTypes TYPES = new EventTypes(types());

  private final NotingAsks asks;
  private final CustomerFacts facts;
  private final EventStream stream;

  InteractionStream(EventStreams streams, NotingAsks asks, CustomerFacts facts) {
    this.asks = asks;
    this.facts = facts;
    this.stream = streams.once("interactions", TYPES, this::happened);
  }

  private static Map<String, Class<?>> types() {
    var types = new HashMap<String, Class<?>>(NotingAsks.TYPES);
    types.putAll(CustomerFacts.TYPES);
    return types;
  }

  private void happened(List<IncomingEvent> events) throws SQLException {
    asks.handle(of(NotingAsks.TYPES, events));
    facts.handle(of(CustomerFacts.TYPES, events));
  }

  private static List<IncomingEvent> of(Map<String, Class<?>> types, List<IncomingEvent> events) {
    return events.stream().filter(event -> types.containsKey(event.meta().type())).toList();
  }

  @Incoming("interactions")
  @Blocking
  void receive(ConsumerRecords<String, byte[]> records) {
    stream.process(records);
  }
}

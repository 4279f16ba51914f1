package dev.amends.risk.outcome.adapter;

import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.amends.backbone.event.IncomingEvent;
import dev.amends.backbone.stream.EventStream;
import dev.amends.backbone.stream.EventStreams;
import dev.amends.backbone.stream.EventTypes;
import dev.amends.risk.outcome.adapter.CustomerFacts.Kind;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** What we did for customers with a case: what became of them says little of the others. */
@ApplicationScoped
class CaseStream {

  static final Map<String, Kind> KINDS =
      Map.of(
          "dev.amends.case.contacted.v1", Kind.WORKED,
          "dev.amends.case.resolved.v1", Kind.WORKED,
          "dev.amends.promise.kept.v1", Kind.PROMISE_KEPT,
          "dev.amends.promise.broken.v1", Kind.PROMISE_BROKEN);

  static final EventTypes TYPES =
      new EventTypes(
          KINDS.keySet().stream()
              .collect(toUnmodifiableMap(type -> type, type -> CaseHappened.class)));

  private final CustomerFacts facts;
  private final EventStream stream;

  CaseStream(EventStreams streams, CustomerFacts facts) {
    this.facts = facts;
    this.stream = streams.once("cases", TYPES, this::happened);
  }

  private void happened(List<IncomingEvent> events) throws SQLException {
    facts.note(
        events.stream()
            .map(event -> event.data(CaseHappened.class).fact(KINDS.get(event.meta().type())))
            .flatMap(Optional::stream)
            .toList());
  }

  @Incoming("cases")
  @Blocking
  void receive(ConsumerRecords<String, byte[]> records) {
    stream.process(records);
  }
}

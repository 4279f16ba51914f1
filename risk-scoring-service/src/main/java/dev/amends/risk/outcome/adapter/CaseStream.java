package dev.amends.risk.outcome.adapter;

import dev.amends.backbone.event.IncomingEvent;
import dev.amends.backbone.stream.EventStream;
import dev.amends.backbone.stream.EventStreams;
import dev.amends.backbone.stream.EventTypes;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** On whose case somebody worked: what became of those customers says little of the others. */
@ApplicationScoped
class CaseStream {

  static final EventTypes TYPES =
      new EventTypes(
          Map.of(
              "dev.amends.case.contacted.v1",
              CaseHappened.class,
              "dev.amends.case.resolved.v1",
              CaseHappened.class));

  private final CustomerFacts facts;
  private final EventStream stream;

  CaseStream(EventStreams streams, CustomerFacts facts) {
    this.facts = facts;
    this.stream = streams.once("cases", TYPES, this::worked);
  }

  private void worked(List<IncomingEvent> events) throws SQLException {
    facts.note(
        events.stream()
            .map(event -> event.data(CaseHappened.class).fact())
            .flatMap(Optional::stream)
            .toList());
  }

  @Incoming("cases")
  @Blocking
  void receive(ConsumerRecords<String, byte[]> records) {
    stream.process(records);
  }
}

package dev.amends.promoters.interlock;

import dev.amends.backbone.stream.EventStream;
import dev.amends.backbone.stream.EventStreams;
import dev.amends.backbone.stream.EventTypes;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** What happens to recovery cases. */
@ApplicationScoped
public class CaseStream {

  public static final EventTypes TYPES = new EventTypes(InterlockChange.TYPES);

  private final EventStream stream;

  CaseStream(EventStreams streams, InterlockTables tables) {
    this.stream =
        streams.once(
            "cases",
            TYPES,
            events -> tables.apply(events.stream().map(InterlockChange::of).toList()));
  }

  @Incoming("cases")
  @Blocking
  void receive(ConsumerRecords<String, byte[]> records) {
    stream.process(records);
  }
}

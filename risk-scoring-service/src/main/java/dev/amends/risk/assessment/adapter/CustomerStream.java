package dev.amends.risk.assessment.adapter;

import dev.amends.backbone.erasure.CustomerErased;
import dev.amends.backbone.erasure.ErasingCustomers;
import dev.amends.backbone.stream.EventStream;
import dev.amends.backbone.stream.EventStreams;
import dev.amends.backbone.stream.EventTypes;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Of customers only their erasure matters here: facts come with the responses. */
@ApplicationScoped
class CustomerStream {

  static final EventTypes TYPES = new EventTypes(Map.of(CustomerErased.TYPE, CustomerErased.class));

  private final EventStream stream;

  CustomerStream(EventStreams streams, ErasingCustomers erasing) {
    this.stream = streams.once("customers", TYPES, events -> erasing.handle(events, changes -> {}));
  }

  @Incoming("customers")
  @Blocking
  void receive(ConsumerRecords<String, byte[]> records) {
    stream.process(records);
  }
}

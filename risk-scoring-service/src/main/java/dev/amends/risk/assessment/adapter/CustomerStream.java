package dev.amends.risk.assessment.adapter;

import dev.amends.backbone.erasure.CustomerErased;
import dev.amends.backbone.event.IncomingEvent;
import dev.amends.backbone.identity.CustomerMerged;
import dev.amends.backbone.lifecycle.CustomerLifecycle;
import dev.amends.backbone.stream.EventStream;
import dev.amends.backbone.stream.EventStreams;
import dev.amends.backbone.stream.EventTypes;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Erasures, merges and objections to profiling; other facts come with the responses. */
@ApplicationScoped
class CustomerStream {

  static final EventTypes TYPES =
      new EventTypes(
          Map.of(
              CustomerErased.TYPE,
              CustomerErased.class,
              CustomerMerged.TYPE,
              CustomerMerged.class,
              "dev.amends.customer.changed.v1",
              CustomerChanged.class));

  private final EventStream stream;

  CustomerStream(
      EventStreams streams, CustomerLifecycle lifecycle, JdbcProfilingObjections objections) {
    this.stream =
        streams.once(
            "customers",
            TYPES,
            events -> lifecycle.handle(events, changes -> objections.note(latest(changes))));
  }

  private static Map<String, Boolean> latest(List<IncomingEvent> changes) {
    var objects = new HashMap<String, Boolean>();
    for (var change : changes) {
      var customer = change.data(CustomerChanged.class);
      objects.put(customer.customerId(), customer.objectsToProfiling());
    }
    return objects;
  }

  @Incoming("customers")
  @Blocking
  void receive(ConsumerRecords<String, byte[]> records) {
    stream.process(records);
  }
}

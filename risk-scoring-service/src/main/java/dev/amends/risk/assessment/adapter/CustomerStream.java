package dev.amends.risk.assessment.adapter;

import dev.amends.backbone.erasure.CustomerErased;
import dev.amends.backbone.event.IncomingEvent;
import dev.amends.backbone.identity.CustomerMerged;
import dev.amends.backbone.lifecycle.CustomerLifecycle;
import dev.amends.backbone.stream.EventStream;
import dev.amends.backbone.stream.EventStreams;
import dev.amends.backbone.stream.EventTypes;
import dev.amends.risk.revenue.adapter.CustomerValues;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Erasures, merges, objections to profiling and what a customer brings; other facts come with the
 * responses.
 */
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

  private final JdbcProfilingObjections objections;
  private final CustomerValues values;
  private final EventStream stream;

  CustomerStream(
      EventStreams streams,
      CustomerLifecycle lifecycle,
      JdbcProfilingObjections objections,
      CustomerValues values) {
    this.objections = objections;
    this.values = values;
    this.stream =
        streams.once("customers", TYPES, events -> lifecycle.handle(events, this::changed));
  }

  /** Of several words on one customer the last one counts. */
  private void changed(List<IncomingEvent> changes) throws SQLException {
    var objects = new HashMap<String, Boolean>();
    var facts = new HashMap<String, CustomerValues.Fact>();
    for (var change : changes) {
      var customer = change.data(CustomerChanged.class);
      objects.put(customer.customerId(), customer.objectsToProfiling());
      facts.put(customer.customerId(), customer.value());
    }
    objections.note(objects);
    values.note(facts.values());
  }

  @Incoming("customers")
  @Blocking
  void receive(ConsumerRecords<String, byte[]> records) {
    stream.process(records);
  }
}

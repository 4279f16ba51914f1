package dev.amends.promoters.customer;

import dev.amends.backbone.erasure.CustomerErased;
import dev.amends.backbone.event.IncomingEvent;
import dev.amends.backbone.identity.CustomerMerged;
import dev.amends.backbone.lifecycle.CustomerLifecycle;
import dev.amends.backbone.stream.EventStream;
import dev.amends.backbone.stream.EventStreams;
import dev.amends.backbone.stream.EventTypes;
import dev.amends.promoters.outreach.application.SendingOutreach;
import dev.amends.promoters.outreach.application.WakeUp;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Facts about customers, as they change. */
@ApplicationScoped
public class CustomerStream {

  public static final EventTypes TYPES =
      new EventTypes(
          Map.of(
              CustomerChanged.TYPE, CustomerChanged.class,
              CustomerErased.TYPE, CustomerErased.class,
              CustomerMerged.TYPE, CustomerMerged.class));

  private final EventStream stream;
  private final CustomerTable customers;
  private final SendingOutreach sending;
  private final WakeUp wakeUp;

  CustomerStream(
      EventStreams streams,
      CustomerTable customers,
      CustomerLifecycle lifecycle,
      SendingOutreach sending,
      WakeUp wakeUp) {
    this.stream = streams.once("customers", TYPES, events -> lifecycle.handle(events, this::store));
    this.customers = customers;
    this.sending = sending;
    this.wakeUp = wakeUp;
  }

  @Incoming("customers")
  @Blocking
  void receive(ConsumerRecords<String, byte[]> records) {
    stream.process(records);
    wakeUp.sender();
  }

  private void store(List<IncomingEvent> events) throws SQLException {
    // The last of a customer suffices; sorted, so that two instances wait instead of deadlocking.
    var latest = new TreeMap<String, CustomerChanged>();
    for (var event : events) {
      var changed = event.data(CustomerChanged.class);
      latest.merge(changed.customerId(), changed, (a, b) -> b.version() > a.version() ? b : a);
    }
    customers.store(latest.values());
    sending.lookAgainAt(latest.keySet());
  }
}

package dev.amends.backbone.stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amends.backbone.erasure.ErasureConfirmed;
import dev.amends.backbone.event.EventJson;
import dev.amends.backbone.event.IncomingEvent;
import dev.amends.backbone.event.UnreadableEvent;
import dev.amends.backbone.identity.CustomerMerged;
import dev.amends.backbone.identity.Identities;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Events as if their customers had always had the ids that count. */
record ResolvedCustomers(Identities identities, EventTypes types) {

  private static final String CUSTOMER_ID = "customerId";

  /** Events that tell of the ids themselves are left as they are. */
  List<IncomingEvent> of(List<IncomingEvent> events) throws SQLException {
    if (types.knows(CustomerMerged.TYPE)) {
      return events;
    }
    var merged =
        identities.of(events.stream().map(event -> event.meta().customerId()).distinct().toList());
    if (merged.isEmpty()) {
      return events;
    }
    var resolved = new ArrayList<IncomingEvent>(events.size());
    for (var event : events) {
      var into = merged.get(event.meta().customerId());
      var stays = into == null || event.data() instanceof ErasureConfirmed;
      resolved.add(stays ? event : renamed(event, into));
    }
    return resolved;
  }

  private IncomingEvent renamed(IncomingEvent event, String into) {
    try {
      var data = (ObjectNode) EventJson.MAPPER.readTree(event.record().value());
      if (data.has(CUSTOMER_ID)) {
        data.put(CUSTOMER_ID, into);
      }
      var meta = event.meta().withCustomer(into);
      return new IncomingEvent(
          meta, types.read(meta.type(), EventJson.write(data)), event.record());
    } catch (IOException | UnreadableEvent e) {
      throw new IllegalStateException("It was read before under another id", e);
    }
  }
}

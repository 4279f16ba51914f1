package dev.amends.backbone.erasure;

import dev.amends.backbone.BackboneConfig;
import dev.amends.backbone.event.DeterministicId;
import dev.amends.backbone.event.EventMeta;
import dev.amends.backbone.event.IncomingEvent;
import dev.amends.backbone.event.OutgoingEvent;
import dev.amends.backbone.outbox.Outbox;
import dev.amends.backbone.stream.EventStreams.InboxHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * What a service does with {@code amends.customers.v1}: changes go to its own handler, erasures are
 * carried out and confirmed in the same transaction.
 */
@ApplicationScoped
public class ErasingCustomers {

  private final Erasures erasures;
  private final Instance<CustomerEraser> eraser;
  private final Outbox outbox;
  private final BackboneConfig config;
  private final Clock clock;

  ErasingCustomers(
      Erasures erasures,
      Instance<CustomerEraser> eraser,
      Outbox outbox,
      BackboneConfig config,
      Clock clock) {
    this.erasures = erasures;
    this.eraser = eraser;
    this.outbox = outbox;
    this.config = config;
    this.clock = clock;
  }

  /** In the order of the events, because a customer who was erased may come back. */
  public void handle(List<IncomingEvent> events, InboxHandler changes) throws Exception {
    var waiting = new ArrayList<IncomingEvent>();
    for (var event : events) {
      if (event.data() instanceof CustomerErased erased) {
        pass(waiting, changes);
        erase(event.meta(), erased);
      } else {
        waiting.add(event);
      }
    }
    pass(waiting, changes);
  }

  private static void pass(List<IncomingEvent> waiting, InboxHandler changes) throws Exception {
    if (!waiting.isEmpty()) {
      changes.handle(List.copyOf(waiting));
      waiting.clear();
    }
  }

  private void erase(EventMeta cause, CustomerErased erased) throws SQLException {
    erasures.record(erased.customerId(), erased.at());
    eraser.get().erase(erased.customerId());
    var now = clock.instant();
    var meta =
        new EventMeta(
            // Several services confirm the same erasure.
            DeterministicId.of(cause.id().toString(), ErasureConfirmed.TYPE, config.service()),
            ErasureConfirmed.TYPE,
            "/" + config.service(),
            now,
            erased.customerId(),
            null,
            cause.traceparent(),
            null);
    var confirmed =
        new ErasureConfirmed(erased.customerId(), erased.epoch(), config.service(), now);
    outbox.append(OutgoingEvent.of(eraser.get().topic(), meta, confirmed));
  }
}

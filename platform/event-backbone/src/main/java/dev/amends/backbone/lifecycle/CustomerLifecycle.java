package dev.amends.backbone.lifecycle;

import dev.amends.backbone.BackboneConfig;
import dev.amends.backbone.erasure.CustomerErased;
import dev.amends.backbone.erasure.CustomerEraser;
import dev.amends.backbone.erasure.ErasureConfirmed;
import dev.amends.backbone.erasure.Erasures;
import dev.amends.backbone.event.DeterministicId;
import dev.amends.backbone.event.EventMeta;
import dev.amends.backbone.event.IncomingEvent;
import dev.amends.backbone.event.OutgoingEvent;
import dev.amends.backbone.identity.CustomerMerged;
import dev.amends.backbone.identity.CustomerMerger;
import dev.amends.backbone.identity.Identities;
import dev.amends.backbone.outbox.Outbox;
import dev.amends.backbone.stream.EventStreams.InboxHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * What a service does with {@code amends.customers.v1}: changes go to its own handler, merges are
 * carried out, erasures are carried out and confirmed in the same transaction.
 */
@ApplicationScoped
public class CustomerLifecycle {

  private final Erasures erasures;
  private final Identities identities;
  private final Instance<CustomerEraser> eraser;
  private final Instance<CustomerMerger> merger;
  private final Outbox outbox;
  private final BackboneConfig config;
  private final Clock clock;

  CustomerLifecycle(
      Erasures erasures,
      Identities identities,
      Instance<CustomerEraser> eraser,
      Instance<CustomerMerger> merger,
      Outbox outbox,
      BackboneConfig config,
      Clock clock) {
    this.erasures = erasures;
    this.identities = identities;
    this.eraser = eraser;
    this.merger = merger;
    this.outbox = outbox;
    this.config = config;
    this.clock = clock;
  }

  /** In the order of the events, because a customer who was erased may come back. */
  public void handle(List<IncomingEvent> events, InboxHandler changes) throws Exception {
    var waiting = new ArrayList<IncomingEvent>();
    for (var event : events) {
      switch (event.data()) {
        case CustomerErased erased -> {
          pass(waiting, changes);
          erase(event.meta(), erased);
        }
        case CustomerMerged merged -> {
          pass(waiting, changes);
          merge(merged);
        }
        default -> waiting.add(event);
      }
    }
    pass(waiting, changes);
  }

  /** Snapshots of an id that stands for another came late: the other's holds more. */
  private void pass(List<IncomingEvent> waiting, InboxHandler changes) throws Exception {
    if (waiting.isEmpty()) {
      return;
    }
    var merged =
        identities.of(waiting.stream().map(event -> event.meta().customerId()).distinct().toList());
    var current =
        waiting.stream().filter(event -> !merged.containsKey(event.meta().customerId())).toList();
    waiting.clear();
    if (!current.isEmpty()) {
      changes.handle(current);
    }
  }

  /** The id that remained may itself stand for another by now: merges of two ids overtake. */
  private void merge(CustomerMerged merged) throws SQLException {
    var into = identities.of(merged.into());
    if (!into.equals(merged.customerId())) {
      identities.record(merged.customerId(), into);
      merger.get().merge(merged.customerId(), into, merged.at());
    }
  }

  private void erase(EventMeta cause, CustomerErased erased) throws SQLException {
    erasures.record(erased.customerId(), erased.at());
    for (var alias : identities.aliases(erased.customerId())) {
      erasures.record(alias, erased.at());
      eraser.get().erase(alias);
    }
    identities.forget(erased.customerId());
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

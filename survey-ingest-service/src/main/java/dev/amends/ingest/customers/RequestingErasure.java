package dev.amends.ingest.customers;

import dev.amends.backbone.erasure.CustomerErased;
import dev.amends.backbone.erasure.Erasures;
import dev.amends.backbone.event.DeterministicId;
import dev.amends.backbone.event.EventMeta;
import dev.amends.backbone.event.OutgoingEvent;
import dev.amends.backbone.identity.Identities;
import dev.amends.backbone.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;

/**
 * Forgets a customer, whichever ids they were known under, here and asks every other service to,
 * all in one transaction. Asking again is a new erasure, because something may have been accepted
 * meanwhile.
 */
@ApplicationScoped
public class RequestingErasure {

  private final CustomerRepository customers;
  private final ErasureTable table;
  private final Erasures erasures;
  private final Identities identities;
  private final Instance<ForgetsCustomer> places;
  private final Outbox outbox;
  private final Clock clock;

  RequestingErasure(
      CustomerRepository customers,
      ErasureTable table,
      Erasures erasures,
      Identities identities,
      @Any Instance<ForgetsCustomer> places,
      Outbox outbox,
      Clock clock) {
    this.customers = customers;
    this.table = table;
    this.erasures = erasures;
    this.identities = identities;
    this.places = places;
    this.outbox = outbox;
    this.clock = clock;
  }

  @Transactional
  public Erasure erase(String asked, String requestedBy, String traceparent) throws SQLException {
    erasures.beAlone();
    var customerId = identities.of(asked);
    var known = customers.lock(customerId);
    // Taken now: of two erasures the later one has the later time.
    var at = clock.instant();
    erasures.record(customerId, at);
    for (var alias : identities.aliases(customerId)) {
      erasures.record(alias, at);
      forget(Customer.unknown(alias));
    }
    identities.forget(customerId);
    forget(known);
    var version = customers.erase(customerId, at);
    table.request(customerId, at, requestedBy);
    var meta =
        new EventMeta(
            DeterministicId.of(customerId, CustomerErased.TYPE, Long.toString(version)),
            CustomerErased.TYPE,
            MergingCustomerFacts.SOURCE,
            at,
            customerId,
            null,
            traceparent,
            null);
    outbox.append(
        OutgoingEvent.of(
            MergingCustomerFacts.TOPIC, meta, CustomerErased.of(customerId, version, at)));
    return table.find(customerId).orElseThrow();
  }

  private void forget(Customer known) throws SQLException {
    for (var place : places) {
      place.forget(known);
    }
  }
}

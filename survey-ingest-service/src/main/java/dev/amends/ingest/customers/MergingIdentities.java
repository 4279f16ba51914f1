package dev.amends.ingest.customers;

import dev.amends.backbone.erasure.Erasures;
import dev.amends.backbone.event.DeterministicId;
import dev.amends.backbone.event.EventMeta;
import dev.amends.backbone.event.OutgoingEvent;
import dev.amends.backbone.identity.CustomerMerged;
import dev.amends.backbone.identity.Identities;
import dev.amends.backbone.outbox.Outbox;
import dev.amends.ingest.broker.Submission;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Two ids turn out to be one customer's: what is known under the one is known under the other, here
 * and in every service, all in one transaction. What comes later under the first counts for the
 * second.
 */
@ApplicationScoped
class MergingIdentities {

  private static final String TOMBSTONE = "dev.amends.customer.tombstone";

  private final CustomerRepository customers;
  private final CustomerHistory history;
  private final ErasureTable table;
  private final Identities identities;
  private final Erasures erasures;
  private final Instance<MovesCustomer> places;
  private final Outbox outbox;
  private final Clock clock;

  MergingIdentities(
      CustomerRepository customers,
      CustomerHistory history,
      ErasureTable table,
      Identities identities,
      Erasures erasures,
      @Any Instance<MovesCustomer> places,
      Outbox outbox,
      Clock clock) {
    this.customers = customers;
    this.history = history;
    this.table = table;
    this.identities = identities;
    this.erasures = erasures;
    this.places = places;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** What became of a wish to merge. */
  sealed interface Outcome {}

  /** The customer who remains; unchanged, if both ids were the same customer's already. */
  record Merged(Customer remaining) implements Outcome {}

  /** Not every service has confirmed yet that it has forgotten this customer. */
  record BeingErased(String customerId) implements Outcome {}

  @Transactional
  public Outcome merge(String from, String into, Submission submission) throws SQLException {
    erasures.beAlone();
    var source = identities.of(from);
    var target = identities.of(into);
    for (var id : List.of(source, target)) {
      // What is forgotten and what is moved could not be told apart any more.
      if (table.find(id).filter(erasure -> !erasure.waitingFor().isEmpty()).isPresent()) {
        return new BeingErased(id);
      }
    }
    // In the order of their ids, as everywhere.
    Stream.of(source, target).distinct().sorted().forEach(customers::lock);
    if (source.equals(target)) {
      return new Merged(customers.lock(target));
    }
    var merged = customers.lock(target).absorb(customers.lock(source));
    customers.store(merged);
    var last = customers.supersede(source);
    identities.record(source, target);
    for (var place : places) {
      place.move(source, target);
    }
    history.keep(List.of(change(source, merged, submission)));
    tell(source, last, merged, submission.traceparent());
    return new Merged(merged);
  }

  private static CustomerHistory.Change change(
      String source, Customer merged, Submission submission) {
    return new CustomerHistory.Change(
        merged.customerId(),
        merged.version(),
        submission.acceptedAt(),
        submission.submittedBy(),
        Map.of("mergedFrom", source));
  }

  /**
   * Under the id that remains, so that every service reads it after the snapshot that holds both
   * and before any later erasure; the other id's snapshots go.
   */
  private void tell(String source, long last, Customer merged, String traceparent) {
    var now = clock.instant();
    var erasedAt = customers.erasedAt(merged.customerId()).orElse(null);
    var remaining = merged.customerId();
    outbox.append(
        List.of(
            OutgoingEvent.of(
                MergingCustomerFacts.TOPIC,
                meta(remaining, MergingCustomerFacts.TYPE, merged.version(), now, traceparent),
                CustomerChanged.of(merged, erasedAt, now)),
            OutgoingEvent.of(
                MergingCustomerFacts.TOPIC,
                meta(remaining, CustomerMerged.TYPE, merged.version(), now, traceparent),
                new CustomerMerged(source, remaining, last, now)),
            OutgoingEvent.tombstone(
                MergingCustomerFacts.TOPIC, meta(source, TOMBSTONE, last, now, null))));
  }

  private static EventMeta meta(
      String customerId, String type, long version, Instant at, String traceparent) {
    return new EventMeta(
        DeterministicId.of(customerId, type, Long.toString(version)),
        type,
        MergingCustomerFacts.SOURCE,
        at,
        customerId,
        null,
        traceparent,
        null);
  }
}

package dev.amends.ingest.customers;

import dev.amends.backbone.event.DeterministicId;
import dev.amends.backbone.event.EventMeta;
import dev.amends.backbone.event.OutgoingEvent;
import dev.amends.backbone.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Merges what was said of customers and records the new snapshots for publication, all in one
 * transaction.
 */
@ApplicationScoped
public class MergingCustomerFacts {

  static final String TOPIC = "amends.customers.v1";
  static final String TYPE = "dev.amends.customer.changed.v1";
  static final String SOURCE = "/survey-ingest";

  private final CustomerRepository customers;
  private final Outbox outbox;
  private final Clock clock;

  MergingCustomerFacts(CustomerRepository customers, Outbox outbox, Clock clock) {
    this.customers = customers;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** Facts about one customer. */
  public record Said(String customerId, CustomerFacts facts) {}

  /**
   * What was accepted before a customer was erased is not merged any more.
   *
   * @return the version of each customer that holds what was said
   */
  @Transactional
  public Map<String, Long> merge(List<Said> said, String traceparent, Instant acceptedAt) {
    var byCustomer = new TreeMap<String, List<CustomerFacts>>();
    said.forEach(
        each ->
            byCustomer
                .computeIfAbsent(each.customerId(), id -> new ArrayList<>())
                .add(each.facts()));
    var versions = new HashMap<String, Long>();
    var changes = new ArrayList<OutgoingEvent>();
    // In the order of their ids, so that two batches with the same customers wait for each other
    // instead of deadlocking.
    byCustomer.forEach(
        (customerId, facts) -> {
          var known = customers.lock(customerId);
          var erasedAt = customers.erasedAt(customerId);
          if (erasedAt.isPresent() && !acceptedAt.isAfter(erasedAt.get())) {
            return;
          }
          var merged = known;
          for (var each : facts) {
            merged = merged.merge(each);
          }
          versions.put(customerId, merged.version());
          if (merged.version() != known.version()) {
            customers.store(merged);
            changes.add(changed(merged, erasedAt.orElse(null), traceparent));
          }
        });
    outbox.append(changes);
    return versions;
  }

  private OutgoingEvent changed(Customer customer, Instant erasedAt, String traceparent) {
    var now = clock.instant();
    var id = DeterministicId.of(customer.customerId(), TYPE, Long.toString(customer.version()));
    var meta = new EventMeta(id, TYPE, SOURCE, now, customer.customerId(), null, traceparent, null);
    return OutgoingEvent.of(TOPIC, meta, CustomerChanged.of(customer, erasedAt, now));
  }
}

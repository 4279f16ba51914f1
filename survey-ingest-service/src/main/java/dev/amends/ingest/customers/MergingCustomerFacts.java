package dev.amends.ingest.customers;

import dev.amends.backbone.erasure.Erasures;
import dev.amends.backbone.event.DeterministicId;
import dev.amends.backbone.event.EventMeta;
import dev.amends.backbone.event.OutgoingEvent;
import dev.amends.backbone.identity.Identities;
import dev.amends.backbone.outbox.Outbox;
import dev.amends.ingest.broker.Submission;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Merges what was said of customers, keeps who said it, and records the new snapshots for
 * publication, all in one transaction.
 */
@ApplicationScoped
public class MergingCustomerFacts {

  static final String TOPIC = "amends.customers.v1";
  static final String TYPE = "dev.amends.customer.changed.v1";
  static final String SOURCE = "/survey-ingest";

  private final CustomerRepository customers;
  private final CustomerHistory history;
  private final Erasures erasures;
  private final Identities identities;
  private final Outbox outbox;
  private final Clock clock;

  MergingCustomerFacts(
      CustomerRepository customers,
      CustomerHistory history,
      Erasures erasures,
      Identities identities,
      Outbox outbox,
      Clock clock) {
    this.customers = customers;
    this.erasures = erasures;
    this.identities = identities;
    this.history = history;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** Facts about one customer. */
  public record Said(String customerId, CustomerFacts facts) {}

  /**
   * What whoever acts on a response needs to know of the facts that came with it.
   *
   * @param version of the snapshot that holds what was said
   */
  public record Known(long version, boolean objectsToProfiling) {}

  /**
   * What was accepted before a customer was erased is not merged any more.
   *
   * @param submission with the time at which it was accepted
   * @return what is known now of each of the ids
   */
  @Transactional
  public Map<String, Known> merge(List<Said> said, Submission submission) {
    var current = current(said);
    var erased = erased(said);
    var byCustomer = new TreeMap<String, List<CustomerFacts>>();
    said.stream()
        .filter(each -> isAfter(submission, erased.get(each.customerId())))
        .forEach(
            each ->
                byCustomer
                    .computeIfAbsent(
                        current.getOrDefault(each.customerId(), each.customerId()),
                        id -> new ArrayList<>())
                    .add(each.facts()));
    var known = new HashMap<String, Known>();
    var changes = new ArrayList<OutgoingEvent>();
    var kept = new ArrayList<CustomerHistory.Change>();
    // In the order of their ids, so that two batches with the same customers wait for each other
    // instead of deadlocking.
    byCustomer.forEach(
        (customerId, facts) -> {
          var stored = customers.lock(customerId);
          var erasedAt = customers.erasedAt(customerId);
          if (!isAfter(submission, erasedAt.orElse(null))) {
            return;
          }
          var merged = stored;
          for (var each : facts) {
            var before = merged.version();
            merged = merged.merge(each);
            if (merged.version() != before) {
              kept.add(
                  new CustomerHistory.Change(
                      customerId,
                      merged.version(),
                      submission.acceptedAt(),
                      submission.submittedBy(),
                      each));
            }
          }
          known.put(customerId, new Known(merged.version(), merged.objectsToProfiling()));
          if (merged.version() != stored.version()) {
            customers.store(merged);
            changes.add(changed(merged, erasedAt.orElse(null), submission.traceparent()));
          }
        });
    history.keep(kept);
    outbox.append(changes);
    current.forEach(
        (id, into) -> {
          if (known.containsKey(into)) {
            known.put(id, known.get(into));
          }
        });
    return known;
  }

  /** Under the id that was said: after a merge it may not stand for another any more. */
  private Map<String, Instant> erased(List<Said> said) {
    try {
      return erasures.epochs(said.stream().map(Said::customerId).toList());
    } catch (SQLException e) {
      throw new IllegalStateException("Who was erased could not be read", e);
    }
  }

  private static boolean isAfter(Submission submission, Instant erasedAt) {
    return erasedAt == null || submission.acceptedAt().isAfter(erasedAt);
  }

  /** The ids that count, for those that stand for another; nobody is merged meanwhile. */
  private Map<String, String> current(List<Said> said) {
    try {
      erasures.withoutErased(List.of());
      return identities.of(said.stream().map(Said::customerId).distinct().toList());
    } catch (SQLException e) {
      throw new IllegalStateException("Who is who could not be read", e);
    }
  }

  private OutgoingEvent changed(Customer customer, Instant erasedAt, String traceparent) {
    var now = clock.instant();
    var id = DeterministicId.of(customer.customerId(), TYPE, Long.toString(customer.version()));
    var meta = new EventMeta(id, TYPE, SOURCE, now, customer.customerId(), null, traceparent, null);
    return OutgoingEvent.of(TOPIC, meta, CustomerChanged.of(customer, erasedAt, now));
  }
}

package dev.amends.ingest.customers;

import dev.amends.backbone.erasure.CustomerErased;
import dev.amends.backbone.erasure.ErasureConfirmed;
import dev.amends.backbone.event.DeterministicId;
import dev.amends.backbone.event.EventMeta;
import dev.amends.backbone.event.OutgoingEvent;
import dev.amends.backbone.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;

/**
 * Collects the confirmations. With the last one the compacted topic forgets the customer too,
 * unless the customer has come back since.
 */
@ApplicationScoped
public class ConfirmingErasures {

  private static final String TOMBSTONE = "dev.amends.customer.tombstone";

  private final CustomerRepository customers;
  private final ErasureTable table;
  private final Outbox outbox;
  private final Clock clock;

  ConfirmingErasures(CustomerRepository customers, ErasureTable table, Outbox outbox, Clock clock) {
    this.customers = customers;
    this.table = table;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** The same confirmation again changes nothing. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void confirm(Collection<ErasureConfirmed> confirmations) throws SQLException {
    // In the order of their ids, so that two streams with the same customers wait for each other
    // instead of deadlocking.
    var inOrder =
        confirmations.stream().sorted(Comparator.comparing(ErasureConfirmed::customerId)).toList();
    for (var confirmed : inOrder) {
      // The customer first, as when an erasure is requested.
      customers.lock(confirmed.customerId());
      var erasure = table.confirm(confirmed);
      if (erasure.isPresent()
          && erasure.get().waitingFor().isEmpty()
          && table.complete(confirmed.customerId(), clock.instant())) {
        bury(erasure.get());
      }
    }
  }

  private void bury(Erasure erasure) {
    if (customers.isKnown(erasure.customerId())) {
      return;
    }
    var epoch = CustomerErased.epochOf(erasure.erasedAt());
    var meta =
        new EventMeta(
            DeterministicId.of(erasure.customerId(), TOMBSTONE, Long.toString(epoch)),
            TOMBSTONE,
            MergingCustomerFacts.SOURCE,
            clock.instant(),
            erasure.customerId(),
            null,
            null,
            null);
    outbox.append(OutgoingEvent.tombstone(MergingCustomerFacts.TOPIC, meta));
  }
}

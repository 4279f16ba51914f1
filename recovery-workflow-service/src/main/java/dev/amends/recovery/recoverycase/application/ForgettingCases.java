package dev.amends.recovery.recoverycase.application;

import dev.amends.backbone.erasure.CustomerEraser;
import dev.amends.backbone.event.OutgoingEvent;
import dev.amends.backbone.outbox.Outbox;
import dev.amends.recovery.audit.ContactLooks;
import dev.amends.recovery.audit.CustomerKeys;
import dev.amends.recovery.customer.CustomerFacts;
import dev.amends.recovery.idempotency.CommandReceipts;
import dev.amends.recovery.recoverycase.application.CaseJournal.Cause;
import dev.amends.recovery.recoverycase.domain.CaseChange;
import dev.amends.recovery.sla.SlaClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Open cases of the customer are closed; of all cases only what counts is kept: when, how urgent,
 * which cause, who worked on it. The audit trail stays whole, its words become unreadable.
 */
@ApplicationScoped
class ForgettingCases implements CustomerEraser {

  private static final String ACTOR = "erasure";

  private final Cases cases;
  private final CaseJournal journal;
  private final CustomerFacts customers;
  private final CustomerKeys keys;
  private final ContactLooks looks;
  private final CommandReceipts receipts;
  private final Outbox outbox;
  private final SlaClock sla;
  private final Clock clock;

  ForgettingCases(
      Cases cases,
      CaseJournal journal,
      CustomerFacts customers,
      CustomerKeys keys,
      ContactLooks looks,
      CommandReceipts receipts,
      Outbox outbox,
      SlaClock sla,
      Clock clock) {
    this.cases = cases;
    this.journal = journal;
    this.customers = customers;
    this.keys = keys;
    this.looks = looks;
    this.receipts = receipts;
    this.outbox = outbox;
    this.sla = sla;
    this.clock = clock;
  }

  @Override
  public String topic() {
    return CaseJournal.TOPIC;
  }

  @Override
  public void erase(String customerId) throws SQLException {
    var rows = cases.lockAll(customerId);
    outbox.append(close(rows));
    for (var row : rows) {
      forget(row);
    }
    cases.flush();
    customers.deleteById(customerId);
    looks.forget(customerId);
    receipts.forget(customerId);
    // Last: what was written on the way here was sealed with it.
    keys.destroy(customerId);
  }

  private List<OutgoingEvent> close(List<CaseRow> rows) {
    var now = clock.instant();
    var closed = new ArrayList<OutgoingEvent>();
    for (var row : rows) {
      if (row.isActive()) {
        row.close("erased", CaseChange.CLOSED, now, sla.terms());
        closed.add(
            journal.record(
                row, CaseChange.CLOSED, Map.of("why", "erased"), ACTOR, now, 0, Cause.NONE));
      }
    }
    return closed;
  }

  private void forget(CaseRow row) {
    row.forget();
    var session = cases.getSession();
    // A response that is handed in again later is a new one.
    session
        .createMutationQuery("delete from FeedbackRow where caseId = :id")
        .setParameter("id", row.id)
        .executeUpdate();
    session
        .createMutationQuery("update PromiseRow set text = '', receiptId = null where caseId = :id")
        .setParameter("id", row.id)
        .executeUpdate();
    // Nobody is there any more to whom it could be kept or broken.
    session
        .createMutationQuery(
            "update PromiseRow set state = 'withdrawn', settledAt = :now where caseId = :id and state = 'open'")
        .setParameter("now", clock.instant())
        .setParameter("id", row.id)
        .executeUpdate();
  }
}

package dev.amends.recovery.recoverycase.application;

import dev.amends.backbone.identity.CustomerMerger;
import dev.amends.recovery.audit.ContactLooks;
import dev.amends.recovery.audit.CustomerKeys;
import dev.amends.recovery.audit.PersonalWords;
import dev.amends.recovery.customer.CustomerFacts;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/**
 * The cases of both ids are one customer's. Of two open ones the one of the id that remains takes
 * the other in: whoever works on it goes on, and nobody is called twice.
 */
@ApplicationScoped
class MovingCases implements CustomerMerger {

  private static final String ACTOR = "identity-merge";

  private final Cases cases;
  private final MergingCases merging;
  private final CustomerFacts customers;
  private final PersonalWords words;
  private final CustomerKeys keys;
  private final ContactLooks looks;

  MovingCases(
      Cases cases,
      MergingCases merging,
      CustomerFacts customers,
      PersonalWords words,
      CustomerKeys keys,
      ContactLooks looks) {
    this.cases = cases;
    this.merging = merging;
    this.customers = customers;
    this.words = words;
    this.keys = keys;
    this.looks = looks;
  }

  @Override
  public void merge(String from, String into, Instant at) throws SQLException {
    var moving = cases.lockAll(from);
    var staying = cases.lockAll(into);
    for (var open : active(moving)) {
      // At most one of each: a customer has one open case.
      active(staying).forEach(remaining -> merging.absorb(open, remaining, ACTOR));
    }
    for (var row : moving) {
      row.customerId = into;
      row.accept(at);
      reseal(row, from, into);
    }
    cases.flush();
    moveResponses(from, into);
    customers.deleteById(from);
    looks.move(from, into);
    keys.destroy(from);
  }

  private static List<CaseRow> active(List<CaseRow> rows) {
    return rows.stream().filter(row -> row.isActive()).toList();
  }

  private void reseal(CaseRow row, String from, String into) {
    cases
        .getSession()
        .createQuery("from EventRow where caseId = :id and sealed is not null", EventRow.class)
        .setParameter("id", row.id)
        .list()
        .forEach(line -> line.sealed = words.resealed(from, into, line.id, line.sealed));
  }

  private void moveResponses(String from, String into) {
    cases
        .getSession()
        .createNativeMutationQuery(
            """
            update case_feedback set assessment = jsonb_set(assessment, '{customerId}', to_jsonb(cast(?1 as text)))
            where assessment ->> 'customerId' = ?2 and case_id in (
              select id from recovery_case where customer_id = ?1)""")
        .setParameter(1, into)
        .setParameter(2, from)
        .executeUpdate();
  }
}

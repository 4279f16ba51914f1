package dev.amends.recovery.recoverycase.application;

import dev.amends.recovery.recoverycase.domain.Promise;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.StatelessSession;

/** Cases and what belongs to them. */
@ApplicationScoped
public class Cases implements PanacheRepositoryBase<CaseRow, UUID> {

  /** Expired leases count as free: nobody has to wait for the sweeper. */
  private static final String MOST_URGENT =
      """
      select * from recovery_case
      where state = 'open' or (state = 'claimed' and claimed_until < ?1)
      order by urgency desc, due_at, id limit 1 for update skip locked""";

  private static final String DUE =
      """
      select * from recovery_case
      where (state = 'claimed' and claimed_until <= ?1) or (state = 'snoozed' and snoozed_until <= ?1)
      limit ?2 for update skip locked""";

  private static final String RINGING =
      """
      select * from recovery_case where rings_at <= ?1 order by rings_at limit ?2
      for update skip locked""";

  private static final String OVERDUE_PROMISES =
      """
      select c.* from recovery_case c
      where exists (select 1 from case_promise p where p.case_id = c.id and p.state = 'open' and p.due_at < ?1)
      limit ?2 for update skip locked""";

  // An array is one parameter however many customers a batch has; a list would be a statement of
  // its own for every length.
  private static final String ACTIVE =
      """
      select * from recovery_case
      where customer_id = any(?1) and state in ('open', 'claimed', 'snoozed') order by id for update""";

  private static final String FEEDBACK = "select * from case_feedback where receipt_id = any(?1)";

  private final StatelessSession writer;

  Cases(StatelessSession writer) {
    this.writer = writer;
  }

  /** Writes many new rows of one table with few statements; the session does not know them. */
  void insert(List<?> rows) {
    if (!rows.isEmpty()) {
      writer.insertMultiple(rows);
    }
  }

  public Optional<CaseRow> lock(UUID id) {
    return Optional.ofNullable(findById(id, LockModeType.PESSIMISTIC_WRITE));
  }

  Optional<CaseRow> mostUrgentFree(Instant now) {
    return getSession()
        .createNativeQuery(MOST_URGENT, CaseRow.class)
        .setParameter(1, now)
        .uniqueResultOptional();
  }

  List<CaseRow> withClockRunOut(Instant now, int limit) {
    return getSession()
        .createNativeQuery(DUE, CaseRow.class)
        .setParameter(1, now)
        .setParameter(2, limit)
        .list();
  }

  List<CaseRow> ringing(Instant now, int limit) {
    return getSession()
        .createNativeQuery(RINGING, CaseRow.class)
        .setParameter(1, now)
        .setParameter(2, limit)
        .list();
  }

  List<CaseRow> withOverduePromise(Instant now, int limit) {
    return getSession()
        .createNativeQuery(OVERDUE_PROMISES, CaseRow.class)
        .setParameter(1, now)
        .setParameter(2, limit)
        .list();
  }

  /** The open cases of these customers, locked in one order, so that batches do not deadlock. */
  List<CaseRow> lockActive(Collection<String> customerIds) {
    return getSession()
        .createNativeQuery(ACTIVE, CaseRow.class)
        .setParameter(1, customerIds.toArray(String[]::new))
        .list();
  }

  /** Every case of the customer, open or ended, locked. */
  List<CaseRow> lockAll(String customerId) {
    return find("customerId = ?1", Sort.by("id"), customerId)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .list();
  }

  boolean hasOtherActive(CaseRow row) {
    return count(
            "customerId = ?1 and id <> ?2 and state in ('open', 'claimed', 'snoozed')",
            row.customerId,
            row.id)
        > 0;
  }

  public List<Promise> promises(UUID caseId) {
    return getSession()
        .createSelectionQuery(
            "from PromiseRow where caseId = :id order by madeAt, id", PromiseRow.class)
        .setParameter("id", caseId)
        .getResultList()
        .stream()
        .map(PromiseRow::toDomain)
        .toList();
  }

  public List<FeedbackRow> feedback(UUID caseId) {
    return getSession()
        .createSelectionQuery(
            "from FeedbackRow where caseId = :id order by occurredAt desc", FeedbackRow.class)
        .setParameter("id", caseId)
        .getResultList();
  }

  List<FeedbackRow> feedbackByReceipt(Collection<UUID> receiptIds) {
    return getSession()
        .createNativeQuery(FEEDBACK, FeedbackRow.class)
        .setParameter(1, receiptIds.toArray(UUID[]::new))
        .list();
  }

  public List<EventRow> events(UUID caseId) {
    return getSession()
        .createSelectionQuery(
            "from EventRow where caseId = :id order by version, step", EventRow.class)
        .setParameter("id", caseId)
        .getResultList();
  }

  public Optional<EventRow> lastEvent(UUID caseId) {
    return getSession()
        .createSelectionQuery(
            "from EventRow where caseId = :id order by version desc, step desc", EventRow.class)
        .setParameter("id", caseId)
        .setMaxResults(1)
        .uniqueResultOptional();
  }

  /** Those that the customer chose by this response. */
  List<PromiseRow> promisesOf(UUID receiptId) {
    return getSession()
        .createSelectionQuery("from PromiseRow where receiptId = :id order by id", PromiseRow.class)
        .setParameter("id", receiptId)
        .getResultList();
  }

  void save(UUID caseId, Promise promise) {
    var known = getSession().find(PromiseRow.class, promise.id());
    if (known == null) {
      getSession().persist(PromiseRow.of(caseId, promise));
    } else {
      known.settle(promise);
    }
  }
}

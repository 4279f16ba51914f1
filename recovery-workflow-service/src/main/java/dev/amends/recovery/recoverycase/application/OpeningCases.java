package dev.amends.recovery.recoverycase.application;

import dev.amends.backbone.event.DeterministicId;
import dev.amends.backbone.event.EventJson;
import dev.amends.backbone.event.IncomingEvent;
import dev.amends.backbone.event.OutgoingEvent;
import dev.amends.backbone.outbox.Outbox;
import dev.amends.recovery.customer.CustomerFacts;
import dev.amends.recovery.recoverycase.application.CaseJournal.Cause;
import dev.amends.recovery.recoverycase.domain.CaseChange;
import dev.amends.recovery.recoverycase.domain.Clocks;
import dev.amends.recovery.recoverycase.domain.Promise;
import dev.amends.recovery.sla.SlaClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * An at-risk response opens its customer's case, or joins the one that is open. A correction of a
 * response that already belongs to a case changes what the agent reads, never the state of the
 * case.
 */
@ApplicationScoped
public class OpeningCases {

  private static final String ACTOR = "risk-scoring";

  private final Cases cases;
  private final CustomerFacts customers;
  private final CaseJournal journal;
  private final Outbox outbox;
  private final SlaClock sla;
  private final Clock clock;

  OpeningCases(
      Cases cases,
      CustomerFacts customers,
      CaseJournal journal,
      Outbox outbox,
      SlaClock sla,
      Clock clock) {
    this.cases = cases;
    this.customers = customers;
    this.journal = journal;
    this.outbox = outbox;
    this.sla = sla;
    this.clock = clock;
  }

  /** Events not seen before, inside the transaction that marks them as seen. */
  public void handle(List<IncomingEvent> events) throws SQLException {
    var batch = new Batch(events);
    for (var event : events) {
      batch.handle(event);
    }
    batch.write();
    outbox.append(batch.outgoing);
  }

  /** Several things may happen to one version of a case, one after the other. */
  private record Version(UUID caseId, long version) {}

  private final class Batch {
    private final Map<UUID, FeedbackRow> known = new HashMap<>();
    private final Map<String, CaseRow> active = new HashMap<>();
    private final Map<String, BigDecimal> values;
    private final Map<UUID, CaseRow> opened = new LinkedHashMap<>();
    private final List<FeedbackRow> joined = new ArrayList<>();
    private final Map<Version, Integer> steps = new HashMap<>();
    private final Instant now = clock.instant();
    private final Clocks clocks = Clocks.opened(now, sla.terms());
    private final PromisedCalls calls = new PromisedCalls(cases, sla);
    private final List<EventRow> lines = new ArrayList<>();
    private final List<OutgoingEvent> outgoing = new ArrayList<>();

    Batch(List<IncomingEvent> events) throws SQLException {
      var assessments = events.stream().map(event -> event.data(Assessment.class)).toList();
      // Most responses are of happy customers and the first of their kind: nobody's case changes.
      var concerned =
          assessments.stream()
              .filter(each -> each.callsForCase() || each.revision() > 1)
              .map(Assessment::customerId)
              .distinct()
              .toList();
      // Before anything else is read: somebody may be merging two of these cases.
      cases.lockActive(concerned).forEach(row -> active.put(row.customerId, row));
      cases
          .feedbackByReceipt(assessments.stream().map(Assessment::receiptId).distinct().toList())
          .forEach(row -> known.put(row.receiptId, row));
      values = customers.annualValues(concerned);
    }

    void handle(IncomingEvent event) {
      var assessment = event.data(Assessment.class);
      var cause =
          new Cause(assessment.receiptId(), event.meta().traceparent(), event.meta().acceptedAt());
      var earlier = known.get(assessment.receiptId());
      if (earlier != null) {
        correct(earlier, assessment, cause);
      } else if (assessment.callsForCase()) {
        var row = active.get(assessment.customerId());
        if (row == null) {
          open(event.meta().id(), assessment, cause);
        } else {
          join(row, assessment, cause);
        }
      }
    }

    private void open(UUID eventId, Assessment assessment, Cause cause) {
      var row = new CaseRow();
      row.id = DeterministicId.causedBy(eventId, "recovery-case");
      row.customerId = assessment.customerId();
      row.state = "open";
      row.version = 1;
      row.openedAt = now;
      row.changedAt = now;
      row.start(clocks, sla.terms());
      row.reasons = List.of();
      row.accept(cause.acceptedAt());
      row.show(assessment, values.get(assessment.customerId()));
      opened.put(row.id, row);
      active.put(row.customerId, row);
      keep(row, assessment);
      tell(row, CaseChange.OPENED, detail(assessment), now, cause);
      if (assessment.promisesCall()) {
        promises(row, assessment, now, cause);
      }
    }

    private void join(CaseRow row, Assessment assessment, Cause cause) {
      row.version++;
      row.changedAt = now;
      row.accept(cause.acceptedAt());
      row.show(assessment, values.get(assessment.customerId()));
      keep(row, assessment);
      tell(row, CaseChange.FEEDBACK_JOINED, detail(assessment), now, cause);
      if ("customer".equals(row.waitingFor)) {
        row.tick(CaseChange.CLOCK_RESUMED, Map.of(), now, sla.terms());
        tell(row, CaseChange.CLOCK_RESUMED, Map.of(), now, cause);
      }
      if (assessment.promisesCall()) {
        promises(row, assessment, now, cause);
      }
    }

    private void correct(FeedbackRow earlier, Assessment assessment, Cause cause) {
      if (assessment.revision() <= earlier.revision) {
        return;
      }
      var withdrawal = earlier.atRisk && !assessment.atRisk();
      var before = read(earlier);
      fill(earlier, assessment);
      var row = caseOf(earlier.caseId, assessment.customerId());
      row.version++;
      row.changedAt = now;
      row.accept(cause.acceptedAt());
      row.correct(before, assessment, values.get(assessment.customerId()));
      var detail = detail(assessment);
      if (withdrawal) {
        // Shown to the agent, who decides: a case is never closed by a correction.
        detail.put("withdrawalProposed", true);
      }
      tell(row, CaseChange.CORRECTION, detail, now, cause);
      if (before.promisesCall() || assessment.promisesCall()) {
        promises(row, assessment, now, cause);
      }
    }

    /** A case that a revision brings something new to although it did not bring the revision. */
    private CaseRow touched(CaseRow row, Instant now) {
      row.version++;
      row.changedAt = now;
      return row;
    }

    private void promises(CaseRow row, Assessment assessment, Instant now, Cause cause) {
      for (var promise : calls.withdraw(assessment, now)) {
        var holder =
            promise.caseId.equals(row.id)
                ? row
                : touched(caseOf(promise.caseId, row.customerId), now);
        chosen(holder, CaseChange.PROMISE_WITHDRAWN, promise, now, cause);
      }
      var agreed = calls.agree(assessment, now);
      if (agreed.isPresent()) {
        var home = home(row, now, cause);
        agreed.get().caseId = home.id;
        home.expect(agreed.get().dueAt);
        if (home.sleepsUntilAfter(assessment.contact().callFrom())) {
          home.reopen(now);
          tell(home, CaseChange.WOKEN, Map.of(), now, cause);
        }
        chosen(home, CaseChange.PROMISE_CHOSEN, agreed.get(), now, cause);
      }
    }

    /** Where a promise is seen: a case that has ended is nobody's work. */
    private CaseRow home(CaseRow row, Instant now, Cause cause) {
      if (row.isActive()) {
        return row;
      }
      var other = active.get(row.customerId);
      if (other == null) {
        // The case may be another customer's by now, with whose cases this one was merged.
        other = cases.lockActive(List.of(row.customerId)).stream().findFirst().orElse(null);
      }
      if (other != null) {
        return touched(other, now);
      }
      row.reopen(now);
      row.tick(CaseChange.REOPENED, Map.of(), now, sla.terms());
      active.put(row.customerId, row);
      tell(row, CaseChange.REOPENED, Map.of("why", "call-promised"), now, cause);
      return row;
    }

    /** Most likely the customer's open one, which is locked; any other is locked now. */
    private CaseRow caseOf(UUID id, String customerId) {
      var open = active.get(customerId);
      if (open != null && open.id.equals(id)) {
        return open;
      }
      return opened.containsKey(id) ? opened.get(id) : cases.lock(id).orElseThrow();
    }

    private void chosen(
        CaseRow row, CaseChange change, PromiseRow promise, Instant now, Cause cause) {
      tell(row, change, detail(promise), Promise.CHOSEN_BY_CUSTOMER, now, cause);
    }

    private void tell(
        CaseRow row, CaseChange change, Map<String, Object> detail, Instant now, Cause cause) {
      tell(row, change, detail, ACTOR, now, cause);
    }

    private void tell(
        CaseRow row,
        CaseChange change,
        Map<String, Object> detail,
        String actor,
        Instant now,
        Cause cause) {
      var step = steps.merge(new Version(row.id, row.version), 1, Integer::sum) - 1;
      var entry = journal.entry(row, change, detail, actor, now, step, cause);
      lines.add(entry.line());
      outgoing.add(entry.event());
    }

    /** New rows, what others point to first; changed rows are the session's. */
    private void write() {
      cases.insert(List.copyOf(opened.values()));
      cases.insert(joined);
      cases.insert(calls.made());
      cases.insert(lines);
      cases.flush();
    }

    private void keep(CaseRow row, Assessment assessment) {
      var feedback = new FeedbackRow();
      feedback.receiptId = assessment.receiptId();
      feedback.caseId = row.id;
      fill(feedback, assessment);
      joined.add(feedback);
      known.put(feedback.receiptId, feedback);
    }
  }

  private static Assessment read(FeedbackRow row) {
    try {
      return EventJson.read(row.assessment.getBytes(StandardCharsets.UTF_8), Assessment.class);
    } catch (IOException e) {
      throw new UncheckedIOException("A stored assessment cannot be read", e);
    }
  }

  private static void fill(FeedbackRow row, Assessment assessment) {
    row.revision = assessment.revision();
    row.occurredAt = assessment.occurredAt();
    row.atRisk = assessment.atRisk();
    row.pLoss = assessment.pLoss();
    row.reasons = assessment.reasons();
    row.assessment = new String(EventJson.write(assessment), StandardCharsets.UTF_8);
  }

  private static Map<String, Object> detail(PromiseRow promise) {
    var detail = new LinkedHashMap<String, Object>();
    detail.put("promiseId", promise.id);
    detail.put("text", promise.text);
    detail.put("dueAt", promise.dueAt);
    return detail;
  }

  private static Map<String, Object> detail(Assessment assessment) {
    var detail = new LinkedHashMap<String, Object>();
    detail.put("receiptId", assessment.receiptId());
    detail.put("reasons", assessment.reasons());
    detail.put("revision", assessment.revision());
    return detail;
  }
}

package dev.amends.risk.assessment.application;

import dev.amends.backbone.event.DeterministicId;
import dev.amends.backbone.event.EventMeta;
import dev.amends.backbone.event.IncomingEvent;
import dev.amends.backbone.event.OutgoingEvent;
import dev.amends.backbone.stream.EventHandler;
import dev.amends.risk.assessment.application.Ledger.Assessed;
import dev.amends.risk.assessment.application.Ledger.Current;
import dev.amends.risk.assessment.application.Ledger.Decision;
import dev.amends.risk.assessment.domain.Evidence;
import dev.amends.risk.assessment.domain.Judge;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * Decides a batch of responses and stores every decision under its event's id. An event that comes
 * again finds its decision and is forwarded again unchanged: re-forwarded, never re-decided.
 */
@ApplicationScoped
public class AssessingResponses implements EventHandler {

  public static final String TOPIC = "amends.assessments.v1";
  private static final String SOURCE = "/risk-scoring";

  private final Ledger ledger;
  private final ProfilingObjections objections;
  private final MetricBuckets metrics;
  private final EmployeeFigures employees;
  private final InvitedAnswers invited;
  private final Readers readers;
  private final Judges judges;
  private final Clock clock;

  AssessingResponses(
      Ledger ledger,
      ProfilingObjections objections,
      MetricBuckets metrics,
      EmployeeFigures employees,
      InvitedAnswers invited,
      Readers readers,
      Judges judges,
      Clock clock) {
    this.ledger = ledger;
    this.objections = objections;
    this.metrics = metrics;
    this.employees = employees;
    this.invited = invited;
    this.readers = readers;
    this.judges = judges;
    this.clock = clock;
  }

  @Override
  public List<OutgoingEvent> handle(List<IncomingEvent> events) throws SQLException {
    var batch = new Batch(events);
    for (var event : events) {
      batch.decide(event);
    }
    ledger.store(batch.fresh, batch.assessed.values());
    metrics.apply(batch.changes);
    invited.note(
        batch.changes.stream()
            .filter(change -> change.by() > 0)
            .map(MetricBuckets.Change::feedback)
            .toList());
    return events.stream()
        .map(event -> batch.decisions.get(event.meta().id()).forward())
        .filter(Objects::nonNull)
        .toList();
  }

  private final class Batch {
    private final Map<UUID, Decision> decisions;
    private final Map<UUID, Current> current;
    private final Map<String, Set<UUID>> atRisk;
    private final Set<String> objecting;
    private final boolean namingEmployees;
    private final Judge judge;
    private final ReadingComments comments;
    private final List<Decision> fresh = new ArrayList<>();
    private final Map<UUID, Assessed> assessed = new LinkedHashMap<>();
    private final List<MetricBuckets.Change> changes = new ArrayList<>();

    Batch(List<IncomingEvent> events) throws SQLException {
      namingEmployees = employees.holdOn();
      decisions =
          new HashMap<>(ledger.decisions(events.stream().map(event -> event.meta().id()).toList()));
      var undecided =
          events.stream().filter(event -> !decisions.containsKey(event.meta().id())).toList();
      current = new HashMap<>(ledger.current(distinct(undecided, FeedbackReceived::receiptId)));
      var customers = distinct(undecided, FeedbackReceived::customerId);
      atRisk = new HashMap<>(ledger.atRisk(customers));
      objecting = objections.among(customers);
      judge = judges.active();
      comments = readers.active();
    }

    void decide(IncomingEvent event) {
      if (decisions.containsKey(event.meta().id())) {
        return;
      }
      var said = event.data(FeedbackReceived.class);
      var feedback = namingEmployees ? said : said.withoutEmployee();
      var known = current.get(feedback.receiptId());
      OutgoingEvent forward;
      if (known != null && !known.belongsTo(feedback.customerId())) {
        forward = conflict(event, feedback, known);
      } else if (known != null
          && (!feedback.replaces(known.feedback()) || feedback.repeatsTooLate(known.feedback()))) {
        forward = null;
      } else {
        forward = assess(event, feedback, known);
      }
      var decision = new Decision(event.meta().id(), feedback.receiptId(), forward);
      decisions.put(decision.feedbackId(), decision);
      fresh.add(decision);
    }

    private OutgoingEvent assess(IncomingEvent event, FeedbackReceived feedback, Current known) {
      var others = new HashSet<>(atRisk.getOrDefault(feedback.customerId(), Set.of()));
      others.remove(feedback.receiptId());
      var objects = objecting.contains(feedback.customerId()) || feedback.objectsToProfiling();
      var reading =
          objects
              ? ReadingComments.Reading.NOTHING
              : comments.read(feedback.comment(), feedback.language());
      var evidence =
          new Evidence(feedback.scores(), reading.words(), others.size(), feedback.about());
      var judgement = objects ? judge.byRule(evidence) : judge.judge(evidence);
      var revision = known == null ? 1 : known.revision() + 1;
      var data =
          ResponseAssessed.of(
              feedback, event.meta().id(), revision, judgement, reading.found(), clock.instant());
      var now = new Current(feedback, event.meta().id(), revision, judgement.atRisk());
      if (known != null) {
        changes.add(new MetricBuckets.Change(known.feedback(), -1));
      }
      changes.add(new MetricBuckets.Change(feedback, +1));
      current.put(feedback.receiptId(), now);
      if (judgement.atRisk()) {
        others.add(feedback.receiptId());
      }
      atRisk.put(feedback.customerId(), others);
      var forward =
          OutgoingEvent.of(TOPIC, meta(event, ResponseAssessed.TYPE, data.assessedAt()), data);
      assessed.put(
          feedback.receiptId(), new Assessed(now, evidence.withoutQuotations(), forward.data()));
      return forward;
    }

    private OutgoingEvent conflict(IncomingEvent event, FeedbackReceived feedback, Current known) {
      var at = clock.instant();
      var data =
          new ResponseConflicted(
              feedback.receiptId(),
              event.meta().id(),
              feedback.customerId(),
              known.feedback().customerId(),
              at);
      return OutgoingEvent.of(TOPIC, meta(event, ResponseConflicted.TYPE, at), data);
    }

    private EventMeta meta(IncomingEvent cause, String type, java.time.Instant at) {
      return new EventMeta(
          DeterministicId.causedBy(cause.meta().id(), type),
          type,
          SOURCE,
          at,
          cause.meta().customerId(),
          cause.data(FeedbackReceived.class).receiptId(),
          cause.meta().traceparent(),
          null,
          cause.meta().acceptedAt());
    }
  }

  private static <T> Collection<T> distinct(
      List<IncomingEvent> events, java.util.function.Function<FeedbackReceived, T> field) {
    return events.stream()
        .map(event -> field.apply(event.data(FeedbackReceived.class)))
        .distinct()
        .toList();
  }
}

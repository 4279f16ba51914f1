package dev.amends.peer.recovery;

import dev.amends.peer.event.CloudEvent;
import dev.amends.peer.event.Ids;
import dev.amends.recovery.recoverycase.domain.Urgency;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Opens a customer's case or joins the open one, for a batch in one transaction. */
@Service
class OpeningCases {

  private static final String ACTOR = "risk-scoring";
  private static final int EXCERPT = 160;

  private final Inbox inbox;
  private final Outbox outbox;
  private final Cases cases;
  private final Feedbacks feedbacks;
  private final Sla sla;
  private final EntityManager entities;
  private final JsonMapper json;

  OpeningCases(
      Inbox inbox,
      Outbox outbox,
      Cases cases,
      Feedbacks feedbacks,
      Sla sla,
      EntityManager entities,
      JsonMapper json) {
    this.inbox = inbox;
    this.outbox = outbox;
    this.cases = cases;
    this.feedbacks = feedbacks;
    this.sla = sla;
    this.entities = entities;
    this.json = json;
  }

  @Transactional
  public void handle(List<CloudEvent> events) {
    var fresh = inbox.admit(events);
    if (fresh.isEmpty()) {
      return;
    }
    var batch = new Batch(fresh);
    fresh.forEach(batch::handle);
    entities.flush();
    outbox.append(batch.outgoing);
  }

  private final class Batch {
    private final Map<UUID, Assessment> assessments = new HashMap<>();
    private final Map<UUID, CaseFeedback> known = new HashMap<>();
    private final Map<String, RecoveryCase> active = new HashMap<>();
    private final List<CloudEvent> outgoing = new ArrayList<>();

    Batch(List<CloudEvent> events) {
      events.forEach(e -> assessments.put(e.id(), json.readValue(e.data(), Assessment.class)));
      cases
          .lockActive(assessments.values().stream().map(Assessment::customerId).distinct().toList())
          .forEach(row -> active.put(row.customerId, row));
      feedbacks
          .findAllById(assessments.values().stream().map(Assessment::receiptId).distinct().toList())
          .forEach(row -> known.put(row.receiptId, row));
    }

    void handle(CloudEvent event) {
      var assessment = assessments.get(event.id());
      var earlier = known.get(assessment.receiptId());
      if (earlier != null) {
        correct(earlier, assessment, event);
      } else if (assessment.callsForCase()) {
        var row = active.get(assessment.customerId());
        var opened = row == null;
        row = opened ? open(event, assessment) : row;
        show(row, assessment, event);
        keep(row, assessment);
        record(row, opened ? "opened" : "feedback-joined", assessment, event);
      }
    }

    private RecoveryCase open(CloudEvent event, Assessment assessment) {
      var row = new RecoveryCase();
      row.id = Ids.of(event.id().toString(), "recovery-case");
      row.customerId = assessment.customerId();
      row.state = "open";
      row.openedAt = Instant.now();
      row.dueAt = sla.due(row.openedAt);
      row.reasons = List.of();
      row.acceptedAt = event.acceptedAt();
      // A row must be complete when it is persisted; the rest is filled before the flush.
      row.band = assessment.band();
      row.changedAt = row.openedAt;
      entities.persist(row);
      active.put(row.customerId, row);
      return row;
    }

    private void show(RecoveryCase row, Assessment assessment, CloudEvent event) {
      row.version++;
      row.changedAt = Instant.now();
      row.responses++;
      if (event.acceptedAt().isAfter(row.acceptedAt)) {
        row.acceptedAt = event.acceptedAt();
      }
      if (assessment.pLoss() >= row.pLoss) {
        row.pLoss = assessment.pLoss();
        row.band = assessment.band();
      }
      row.reasons =
          Stream.concat(row.reasons.stream(), assessment.reasons().stream()).distinct().toList();
      row.urgency = Urgency.of(row.pLoss, row.reasons, row.responses, null);
      row.touchpoint = assessment.touchpoint();
      row.language = assessment.language();
      row.nps = assessment.scores().get("nps") instanceof Number n ? n.intValue() : null;
      var comment = assessment.comment();
      row.excerpt =
          comment == null || comment.length() <= EXCERPT ? comment : comment.substring(0, EXCERPT);
      if (assessment.contact() != null) {
        row.wishWanted = (Boolean) assessment.contact().get("wanted");
        row.wishChannel = (String) assessment.contact().get("channel");
        row.wishWhen = (String) assessment.contact().get("when");
      }
    }

    private void keep(RecoveryCase row, Assessment assessment) {
      var feedback = new CaseFeedback();
      feedback.receiptId = assessment.receiptId();
      feedback.caseId = row.id;
      fill(feedback, assessment);
      entities.persist(feedback);
      known.put(feedback.receiptId, feedback);
    }

    private void correct(CaseFeedback earlier, Assessment assessment, CloudEvent event) {
      if (assessment.revision() > earlier.revision) {
        fill(earlier, assessment);
        var row = cases.findById(earlier.caseId).orElseThrow();
        row.version++;
        row.changedAt = Instant.now();
        record(row, "correction", assessment, event);
      }
    }

    private void fill(CaseFeedback row, Assessment assessment) {
      row.revision = assessment.revision();
      row.occurredAt = assessment.occurredAt();
      row.atRisk = assessment.atRisk();
      row.pLoss = assessment.pLoss();
      row.reasons = assessment.reasons();
      row.assessment = json.writeValueAsString(assessment);
    }

    private void record(RecoveryCase row, String change, Assessment assessment, CloudEvent cause) {
      var now = row.changedAt;
      var id = Ids.of(row.id.toString(), change, Long.toString(row.version), "0");
      var line = new CaseEvent();
      line.id = id;
      line.caseId = row.id;
      line.version = row.version;
      line.at = now;
      line.actor = ACTOR;
      line.type = change;
      line.detail =
          json.writeValueAsString(
              Map.of(
                  "receiptId", assessment.receiptId(),
                  "reasons", assessment.reasons(),
                  "revision", assessment.revision()));
      entities.persist(line);
      var data = new LinkedHashMap<String, Object>();
      data.put("caseId", row.id);
      data.put("customerId", row.customerId);
      data.put("change", change);
      data.put("state", row.state);
      data.put("urgency", row.urgency);
      data.put("dueAt", row.dueAt);
      data.put("version", row.version);
      data.put("at", now);
      data.put("by", ACTOR);
      data.put("receiptId", assessment.receiptId());
      data.put("reasons", row.reasons);
      outgoing.add(
          new CloudEvent(
              id,
              "dev.amends.case." + change + ".v1",
              "/recovery-workflow",
              now,
              row.customerId,
              assessment.receiptId(),
              cause.traceparent(),
              null,
              row.acceptedAt,
              json.writeValueAsBytes(data)));
    }
  }
}

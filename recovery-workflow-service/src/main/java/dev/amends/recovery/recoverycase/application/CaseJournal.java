package dev.amends.recovery.recoverycase.application;

import dev.amends.backbone.event.DeterministicId;
import dev.amends.backbone.event.EventMeta;
import dev.amends.backbone.event.OutgoingEvent;
import dev.amends.recovery.audit.PersonalWords;
import dev.amends.recovery.recoverycase.domain.CaseChange;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Writes every change twice, in the same transaction: as a line of the audit trail, and as an event
 * for other services.
 */
@ApplicationScoped
class CaseJournal {

  static final String TOPIC = "amends.cases.v1";
  private static final String SOURCE = "/recovery-workflow";

  private final EntityManager entities;
  private final PersonalWords words;

  CaseJournal(EntityManager entities, PersonalWords words) {
    this.entities = entities;
    this.words = words;
  }

  /**
   * @param row as it is after the change
   * @param step tells several changes of one version apart
   * @param receiptId the response that caused it, or null
   * @return the event, to be appended to the outbox
   */
  OutgoingEvent record(
      CaseRow row,
      CaseChange change,
      Map<String, Object> detail,
      String actor,
      Instant at,
      int step,
      Cause cause) {
    var entry = entry(row, change, detail, actor, at, step, cause);
    entities.persist(entry.line());
    return entry.event();
  }

  /** Both ways in which a change is told. */
  record Entry(EventRow line, OutgoingEvent event) {}

  /** Like {@link #record}, for a caller who writes many lines at once. */
  Entry entry(
      CaseRow row,
      CaseChange change,
      Map<String, Object> detail,
      String actor,
      Instant at,
      int step,
      Cause cause) {
    var id =
        DeterministicId.of(
            row.id.toString(), change.word(), Long.toString(row.version), Integer.toString(step));
    var line = new EventRow();
    line.id = id;
    line.caseId = row.id;
    line.version = row.version;
    line.step = step;
    line.at = at;
    line.actor = actor;
    line.type = change.word();
    var parts = words.apart(row.customerId, id, detail);
    line.detail = parts.open();
    line.sealed = parts.sealed();
    var meta =
        new EventMeta(
            id,
            change.eventType(),
            SOURCE,
            at,
            row.customerId,
            cause.receiptId(),
            cause.traceparent(),
            null,
            row.acceptedAt);
    return new Entry(
        line, OutgoingEvent.of(TOPIC, meta, data(row, change, detail, actor, at, cause)));
  }

  /** What set the change off: a response, or nothing but a person or the clock. */
  record Cause(UUID receiptId, String traceparent, Instant acceptedAt) {
    static final Cause NONE = new Cause(null, null, null);
  }

  /** As in {@code docs/contracts/amends.cases.v1}; words that people wrote stay in this service. */
  static Map<String, Object> data(
      CaseRow row,
      CaseChange change,
      Map<String, Object> detail,
      String actor,
      Instant at,
      Cause cause) {
    var data = new LinkedHashMap<String, Object>();
    data.put("caseId", row.id);
    data.put("customerId", row.customerId);
    data.put("change", change.word());
    data.put("state", row.state);
    data.put("urgency", row.urgency);
    data.put("dueAt", row.dueAt);
    data.put("version", row.version);
    data.put("at", at);
    data.put("by", actor);
    put(data, "assignee", row.assignee);
    put(data, "receiptId", cause.receiptId());
    switch (change) {
      case OPENED -> data.put("reasons", row.reasons);
      case CONTACTED -> {
        data.put("channel", detail.get("channel"));
        data.put("outcome", detail.get("outcome"));
      }
      case PROMISED, PROMISE_CHOSEN -> {
        data.put("promiseId", detail.get("promiseId"));
        data.put("promiseDueAt", detail.get("dueAt"));
      }
      case PROMISE_KEPT -> {
        data.put("promiseId", detail.get("promiseId"));
        data.put("onTime", detail.get("onTime"));
      }
      case PROMISE_BROKEN, PROMISE_WITHDRAWN -> data.put("promiseId", detail.get("promiseId"));
      case RESOLVED -> data.put("rootCause", detail.get("rootCause"));
      case SNOOZED -> data.put("until", detail.get("until"));
      case CLOCK_PAUSED -> {
        data.put("waitingFor", detail.get("waitingFor"));
        data.put("until", detail.get("until"));
      }
      case SLA_WARNED, SLA_BREACHED -> {
        data.put("clock", detail.get("clock"));
        data.put("clockDueAt", detail.get("dueAt"));
      }
      case ESCALATED -> {
        data.put("clock", detail.get("clock"));
        data.put("clockDueAt", detail.get("dueAt"));
        data.put("level", detail.get("level"));
      }
      case MERGED -> data.put("into", detail.get("into"));
      case CLOSED -> data.put("reason", detail.get("why"));
      case FEEDBACK_JOINED,
          CORRECTION,
          CLAIMED,
          LEASE_EXPIRED,
          RELEASED,
          NOTED,
          WOKEN,
          CLOCK_RESUMED,
          REOPENED -> {}
    }
    return data;
  }

  private static void put(Map<String, Object> data, String name, Object value) {
    if (value != null) {
      data.put(name, value);
    }
  }
}

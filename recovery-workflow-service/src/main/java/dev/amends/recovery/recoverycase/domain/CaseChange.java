package dev.amends.recovery.recoverycase.domain;

/**
 * Everything that can happen to a case: the word in its timeline and the event that other services
 * hear.
 */
public enum CaseChange {
  OPENED("opened", "case.opened"),
  FEEDBACK_JOINED("feedback-joined", "case.response-joined"),
  CORRECTION("correction", "case.noted"),
  CLAIMED("claimed", "case.claimed"),
  LEASE_EXPIRED("lease-expired", "case.released"),
  RELEASED("released", "case.released"),
  CONTACTED("contacted", "case.contacted"),
  PROMISED("promised", "promise.made"),
  /** The customer chose among the times that we offered. */
  PROMISE_CHOSEN("promise-chosen", "promise.made"),
  PROMISE_KEPT("promise-kept", "promise.kept"),
  PROMISE_BROKEN("promise-broken", "promise.broken"),
  PROMISE_WITHDRAWN("promise-withdrawn", "promise.withdrawn"),
  NOTED("noted", "case.noted"),
  SNOOZED("snoozed", "case.snoozed"),
  WOKEN("woken", "case.released"),
  /** The clocks stand still for a reason. */
  CLOCK_PAUSED("clock-paused", "case.paused"),
  CLOCK_RESUMED("clock-resumed", "case.resumed"),
  SLA_WARNED("sla-warned", "case.sla-warned"),
  SLA_BREACHED("sla-breached", "case.sla-breached"),
  ESCALATED("escalated", "case.escalated"),
  RESOLVED("resolved", "case.resolved"),
  REOPENED("reopened", "case.reopened"),
  MERGED("merged", "case.merged"),
  CLOSED("closed", "case.closed");

  private final String word;
  private final String event;

  CaseChange(String word, String event) {
    this.word = word;
    this.event = event;
  }

  public String word() {
    return word;
  }

  /** Fully qualified event type. */
  public String eventType() {
    return "dev.amends." + event + ".v1";
  }

  public static CaseChange ofWord(String word) {
    for (var change : values()) {
      if (change.word.equals(word)) {
        return change;
      }
    }
    throw new IllegalArgumentException("No such change: " + word);
  }
}

package dev.amends.promoters.outreach.domain;

import java.time.Instant;
import java.util.UUID;

/**
 * A customer's response as assessed: what a decision about a message needs of it.
 *
 * @param revision rises with every correction of the same response
 * @param history imported for the figures only
 * @param nps 0–10, or null if it was not asked
 * @param commented whether the customer wrote something; the words themselves are not kept
 * @param language a language tag, or null
 * @param customerVersion the version of the customer's facts that the response came with; 0 if none
 * @param traceparent W3C trace context, or null
 * @param acceptedAt when we were handed it; null if that is not known
 * @param fromSurvey answered in a survey of ours, question by question: more may follow
 */
public record Response(
    UUID receiptId,
    int revision,
    String customerId,
    boolean anonymous,
    boolean history,
    Instant occurredAt,
    Integer nps,
    boolean commented,
    boolean atRisk,
    String language,
    long customerVersion,
    String traceparent,
    Instant acceptedAt,
    boolean fromSurvey) {

  /** Stands for the customer of a message whose customer was erased; no customer has this id. */
  public static final String NOBODY = "";

  /** The later response says how the customer is doing; of two at the same time, the worse does. */
  public boolean supersedes(Response other) {
    if (receiptId.equals(other.receiptId)) {
      return revision >= other.revision;
    }
    var order = occurredAt.compareTo(other.occurredAt);
    return order > 0 || (order == 0 && atRisk);
  }
}

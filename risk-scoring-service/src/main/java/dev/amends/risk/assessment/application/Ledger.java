package dev.amends.risk.assessment.application;

import dev.amends.backbone.event.OutgoingEvent;
import dev.amends.risk.assessment.domain.Evidence;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Port to what was decided before. All calls of a batch share one transaction. */
public interface Ledger {

  /**
   * The revision of a response that counts.
   *
   * @param revision 1 for the first that was assessed
   */
  record Current(FeedbackReceived feedback, UUID feedbackId, int revision, boolean atRisk) {

    /** A response whose customer was erased is nobody's; handed in again, it may be anybody's. */
    boolean belongsTo(String customerId) {
      return feedback.customerId().equals(customerId) || feedback.customerId().equals(NOBODY);
    }
  }

  /** Stands for the customer of a response whose customer was erased; no customer has this id. */
  String NOBODY = "";

  /**
   * What was decided on one feedback event.
   *
   * @param forward the event to forward, or null for a revision that came too late to count
   */
  record Decision(UUID feedbackId, UUID receiptId, OutgoingEvent forward) {}

  /**
   * A response with everything that is stored of it.
   *
   * @param evidence without the customer's words
   * @param assessment the data of the forwarded event, {@link ResponseAssessed} as JSON
   */
  record Assessed(Current current, Evidence evidence, byte[] assessment) {}

  /** Decisions on events that were here before. */
  Map<UUID, Decision> decisions(Collection<UUID> feedbackIds) throws SQLException;

  /** The counting revisions of these receipts, locked. */
  Map<UUID, Current> current(Collection<UUID> receiptIds) throws SQLException;

  /** For each customer the receipts of responses that were at risk. */
  Map<String, Set<UUID>> atRisk(Collection<String> customerIds) throws SQLException;

  void store(List<Decision> decisions, Collection<Assessed> responses) throws SQLException;
}

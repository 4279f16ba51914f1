package dev.amends.ingest.verdict;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.amends.edge.problem.ErrorCode;
import java.util.List;
import java.util.UUID;

/**
 * The verdict on one item of a batch, as the sender reads it.
 *
 * @param receiptId what an accepted response is followed by; null for other things
 * @param eventId the id under which it was published, where there is no receipt
 * @param invitationId of an invitation that was noted
 * @param reason why nobody acts on an accepted response: {@code too-old}; null otherwise
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ItemVerdict(
    int index,
    String status,
    UUID receiptId,
    UUID eventId,
    UUID invitationId,
    String reason,
    ItemProblem problem) {

  private static final String ACCEPTED = "accepted";

  /** Why an item was rejected. */
  public record ItemProblem(String code, String title, List<FieldError> errors) {}

  public static ItemVerdict accepted(int index, UUID receiptId, String reason) {
    return new ItemVerdict(index, ACCEPTED, receiptId, null, null, reason, null);
  }

  /** Accepted, of a kind that has no receipt. */
  public static ItemVerdict published(int index, UUID eventId) {
    return new ItemVerdict(index, ACCEPTED, null, eventId, null, null, null);
  }

  /** An invitation, noted. */
  public static ItemVerdict invited(int index, UUID invitationId) {
    return new ItemVerdict(index, ACCEPTED, null, null, invitationId, null, null);
  }

  public static ItemVerdict rejected(int index, ErrorCode code, List<FieldError> errors) {
    return new ItemVerdict(
        index,
        "rejected",
        null,
        null,
        null,
        null,
        new ItemProblem(code.code(), code.title(), errors));
  }

  @JsonIgnore
  public boolean isAccepted() {
    return ACCEPTED.equals(status);
  }
}

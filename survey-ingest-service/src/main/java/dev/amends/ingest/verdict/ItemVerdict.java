package dev.amends.ingest.verdict;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.amends.edge.problem.ErrorCode;
import java.util.List;
import java.util.UUID;

/** The verdict on one item of a batch, as the sender reads it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ItemVerdict(int index, String status, UUID receiptId, ItemProblem problem) {

  /** Why an item was rejected. */
  public record ItemProblem(String code, String title, List<FieldError> errors) {}

  public static ItemVerdict accepted(int index, UUID receiptId) {
    return new ItemVerdict(index, "accepted", receiptId, null);
  }

  public static ItemVerdict rejected(int index, ErrorCode code, List<FieldError> errors) {
    return new ItemVerdict(
        index, "rejected", null, new ItemProblem(code.code(), code.title(), errors));
  }

  public boolean isAccepted() {
    return "accepted".equals(status);
  }
}

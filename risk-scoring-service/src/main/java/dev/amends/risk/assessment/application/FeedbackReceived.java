package dev.amends.risk.assessment.application;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.amends.risk.assessment.domain.Scores;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** The fields of {@code feedback.received} that this service uses. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FeedbackReceived(
    UUID receiptId,
    String source,
    String customerId,
    boolean anonymous,
    String mode,
    Instant occurredAt,
    Instant revisedAt,
    String touchpoint,
    String journey,
    String segment,
    String channel,
    String language,
    String team,
    String partner,
    List<String> tags,
    Scores scores,
    String comment,
    Map<String, Object> contact,
    Long customerVersion,
    String invitationId) {

  public FeedbackReceived {
    Objects.requireNonNull(receiptId, "receiptId");
    Objects.requireNonNull(customerId, "customerId");
    Objects.requireNonNull(mode, "mode");
    Objects.requireNonNull(occurredAt, "occurredAt");
    scores = scores == null ? Scores.NONE : scores;
  }

  /**
   * Whether this revision replaces {@code other}: the later one by its own time, else the one that
   * came later.
   */
  boolean replaces(FeedbackReceived other) {
    return revisedAt == null || other.revisedAt == null || !revisedAt.isBefore(other.revisedAt);
  }
}

package dev.amends.risk.assessment.application;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.amends.risk.assessment.domain.Evidence.Slices;
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
    String notActedOn,
    Boolean profilingObjection,
    Instant occurredAt,
    Instant revisedAt,
    String touchpoint,
    String journey,
    String segment,
    String channel,
    String language,
    String team,
    String employee,
    String partner,
    List<String> tags,
    Scores scores,
    String comment,
    Map<String, Object> contact,
    Long customerVersion,
    String invitationId) {

  private static final String HISTORY = "history";

  public FeedbackReceived {
    Objects.requireNonNull(receiptId, "receiptId");
    Objects.requireNonNull(customerId, "customerId");
    Objects.requireNonNull(mode, "mode");
    Objects.requireNonNull(occurredAt, "occurredAt");
    scores = scores == null ? Scores.NONE : scores;
  }

  /** Whether the customer objects to profiling, as the facts say that came with the response. */
  boolean objectsToProfiling() {
    return Boolean.TRUE.equals(profilingObjection);
  }

  /**
   * Whether it says what {@code other} says and has only become too old since: somebody hands over
   * again what was acted on then.
   */
  boolean repeatsTooLate(FeedbackReceived other) {
    return notActedOn != null && other.notActedOn == null && content().equals(other.content());
  }

  /** What the customer said, without how it came here and whether employees are counted. */
  private FeedbackReceived content() {
    return new FeedbackReceived(
        receiptId,
        source,
        customerId,
        anonymous,
        mode,
        null,
        null,
        occurredAt,
        revisedAt,
        touchpoint,
        journey,
        segment,
        channel,
        language,
        team,
        null,
        partner,
        tags,
        scores,
        comment,
        contact,
        null,
        invitationId);
  }

  /** The same without who served the customer. */
  FeedbackReceived withoutEmployee() {
    return employee == null
        ? this
        : new FeedbackReceived(
            receiptId,
            source,
            customerId,
            anonymous,
            mode,
            notActedOn,
            profilingObjection,
            occurredAt,
            revisedAt,
            touchpoint,
            journey,
            segment,
            channel,
            language,
            team,
            null,
            partner,
            tags,
            scores,
            comment,
            contact,
            customerVersion,
            invitationId);
  }

  Slices about() {
    return new Slices(touchpoint, journey, segment, channel, language, source, team, partner, tags);
  }

  /** How the response is acted on: as its sender said, unless it came too late for that. */
  String actingMode() {
    return notActedOn == null ? mode : HISTORY;
  }

  /**
   * Whether this revision replaces {@code other}: the later one by its own time, else the one that
   * came later.
   */
  boolean replaces(FeedbackReceived other) {
    return revisedAt == null || other.revisedAt == null || !revisedAt.isBefore(other.revisedAt);
  }
}

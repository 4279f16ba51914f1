package dev.amends.promoters.outreach.application;

import dev.amends.backbone.event.EventMeta;
import dev.amends.promoters.outreach.domain.Response;
import java.time.Instant;
import java.util.UUID;

/** What this service reads of {@code response.assessed}. */
public record ResponseAssessed(
    UUID receiptId,
    Integer revision,
    String customerId,
    boolean anonymous,
    String mode,
    Instant occurredAt,
    String language,
    Scores scores,
    String comment,
    boolean atRisk,
    Long customerVersion,
    String source) {

  public static final String TYPE = "dev.amends.response.assessed.v1";

  /** Before the name of the survey, as survey-ingest names its own. */
  private static final String OWN_SURVEYS = "survey:";

  /** The one score that makes a promoter; null if it was not asked. */
  public record Scores(Integer nps) {}

  Response toResponse(EventMeta meta) {
    return new Response(
        receiptId,
        revision == null ? 1 : revision,
        customerId,
        anonymous,
        // Whatever is not plainly live is not answered by mail.
        !"live".equals(mode),
        occurredAt,
        scores == null ? null : scores.nps(),
        comment != null && !comment.isBlank(),
        atRisk,
        language,
        customerVersion == null ? 0 : customerVersion,
        meta.traceparent(),
        meta.acceptedAt(),
        source != null && source.startsWith(OWN_SURVEYS));
  }
}

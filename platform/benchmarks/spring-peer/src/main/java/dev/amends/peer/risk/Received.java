package dev.amends.peer.risk;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.amends.risk.assessment.domain.Evidence.Slices;
import dev.amends.risk.assessment.domain.Scores;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A response as it was accepted. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Received(
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
    Map<String, Object> contact) {

  Slices about() {
    return new Slices(touchpoint, journey, segment, channel, language, source, team, partner, tags);
  }

  boolean replaces(Received other) {
    return revisedAt == null || other.revisedAt == null || !revisedAt.isBefore(other.revisedAt);
  }
}

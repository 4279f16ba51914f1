package dev.amends.peer.recovery;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What the risk service says of a response. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Assessment(
    UUID receiptId,
    int revision,
    String customerId,
    boolean anonymous,
    String mode,
    Instant occurredAt,
    String touchpoint,
    String channel,
    String language,
    Map<String, Object> scores,
    String comment,
    Map<String, Object> contact,
    @JsonProperty("pLoss") double pLoss,
    String band,
    boolean atRisk,
    List<String> reasons,
    boolean contradiction,
    List<Map<String, Object>> contributions) {

  boolean callsForCase() {
    return atRisk && "live".equals(mode) && !anonymous;
  }
}

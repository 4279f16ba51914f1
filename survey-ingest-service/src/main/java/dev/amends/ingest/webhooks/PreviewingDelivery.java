package dev.amends.ingest.webhooks;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shows what a delivery would become, and keeps nothing. */
@ApplicationScoped
class PreviewingDelivery {

  private final JudgingParts judging;

  PreviewingDelivery(JudgingParts judging) {
    this.judging = judging;
  }

  /**
   * @param deliveryId as the payload names it
   * @param fetch what would be fetched first
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record Preview(String deliveryId, Map<String, String> fetch, List<JudgingParts.Shown> items) {}

  /**
   * @return empty when the payload does not have the tool's shape
   */
  Optional<Preview> preview(Tool tool, JsonNode payload) {
    var fetched = tool.fetch() != null && payload.has("fetched") ? payload.get("fetched") : null;
    return Mapping.map(tool, payload, fetched)
        .map(
            mapped ->
                new Preview(
                    mapped.deliveryId(),
                    mapped.fetch(),
                    judging.judge(tool, mapped.parts(), JudgingParts::alone).shown()));
  }
}

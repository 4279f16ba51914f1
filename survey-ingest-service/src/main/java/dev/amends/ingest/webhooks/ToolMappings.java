package dev.amends.ingest.webhooks;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import com.fasterxml.jackson.databind.JsonNode;
import dev.amends.backbone.event.EventJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How each tool's payload becomes feedback: one JSONata file per tool, which gives {@code
 * deliveryId} and {@code items}, each either {@code feedback} or {@code skip} with the reason.
 */
@ApplicationScoped
class ToolMappings {

  static final List<String> TOOLS = List.of("typeform", "delighted", "formbricks", "zendesk");

  private final Map<String, String> expressions = new HashMap<>();

  ToolMappings() {
    TOOLS.forEach(tool -> expressions.put(tool, load(tool)));
  }

  boolean knows(String tool) {
    return expressions.containsKey(tool);
  }

  /** Empty when the payload does not have the tool's shape. */
  Optional<JsonNode> map(String tool, JsonNode payload) {
    try {
      // A parsed expression keeps state while it runs, so each payload gets its own.
      var expression = Jsonata.jsonata(expressions.get(tool));
      var result = expression.evaluate(EventJson.MAPPER.convertValue(payload, Object.class));
      var mapped = EventJson.MAPPER.<JsonNode>valueToTree(result);
      return mapped.path("items").isArray() && !mapped.path("items").isEmpty()
          ? Optional.of(mapped)
          : Optional.empty();
    } catch (JException | ClassCastException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String load(String tool) {
    try (var file = ToolMappings.class.getResourceAsStream("/webhooks/" + tool + ".jsonata")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

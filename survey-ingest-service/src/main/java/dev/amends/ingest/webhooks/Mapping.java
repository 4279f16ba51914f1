package dev.amends.ingest.webhooks;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import com.fasterxml.jackson.databind.JsonNode;
import dev.amends.backbone.event.EventJson;
import dev.amends.ingest.webhooks.Tool.Mapped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * Evaluates a tool's mapping. It gives {@code deliveryId}, and either {@code fetch} or {@code
 * items}, each of them {@code feedback} (with {@code answerTo} if it is one answer of several) or
 * {@code skip} with the reason. It may use {@code $questions} and, once they were fetched, {@code
 * $fetched}.
 */
final class Mapping {

  /** Far more than a mapping needs; an installation may write one that never ends. */
  private static final long MAX_MILLIS = 2_000;

  private static final int MAX_DEPTH = 500;

  private Mapping() {}

  /**
   * @param fetched the documents that the mapping asked for, by their names; null before that
   * @return empty when the payload does not have the tool's shape
   */
  static Optional<Mapped> map(Tool tool, JsonNode payload, JsonNode fetched) {
    try {
      // A parsed expression keeps state while it runs, so each payload gets its own.
      var expression = Jsonata.jsonata(tool.mapping());
      var frame = expression.createFrame();
      frame.setRuntimeBounds(MAX_MILLIS, MAX_DEPTH);
      frame.bind("questions", plain(tool.questions()));
      if (fetched != null) {
        frame.bind("fetched", plain(fetched));
      }
      var result =
          EventJson.MAPPER.<JsonNode>valueToTree(expression.evaluate(plain(payload), frame));
      return result == null ? Optional.empty() : mapped(result);
    } catch (JException | ClassCastException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Object plain(JsonNode json) {
    return EventJson.MAPPER.convertValue(json, Object.class);
  }

  private static Optional<Mapped> mapped(JsonNode result) {
    var fetch = new LinkedHashMap<String, String>();
    result
        .path("fetch")
        .properties()
        .forEach(each -> fetch.put(each.getKey(), each.getValue().asText()));
    var parts = new ArrayList<Tool.Part>();
    result.path("items").forEach(item -> parts.add(part(item)));
    var id = result.path("deliveryId");
    return fetch.isEmpty() && parts.isEmpty()
        ? Optional.empty()
        : Optional.of(new Mapped(id.isTextual() ? id.textValue() : null, fetch, parts));
  }

  private static Tool.Part part(JsonNode item) {
    if (!item.path("feedback").isObject()) {
      return new Tool.Skipped(item.path("skip").asText());
    }
    var leftOut = texts(item.path("leftOut"));
    return item.hasNonNull("answerTo")
        ? new Tool.Answer(item.path("answerTo").asText(), item.path("feedback"), leftOut)
        : new Tool.Response(item.path("feedback"), leftOut);
  }

  private static List<String> texts(JsonNode list) {
    return list.isTextual()
        ? List.of(list.textValue())
        : StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
  }
}

package dev.amends.ingest.feedback.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.amends.backbone.event.EventJson;
import dev.amends.edge.problem.ErrorCode;
import dev.amends.ingest.verdict.Json;
import dev.amends.ingest.verdict.Json.Unreadable;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * CloudEvents 1.0 over HTTP. What the data says wins; the envelope fills gaps: {@code source},
 * {@code id} as externalId, {@code subject} as customerId, {@code time} as occurredAt.
 */
final class CloudEventsIn {

  static final String TYPE = "dev.amends.feedback.submitted.v1";
  static final String STRUCTURED = "application/cloudevents+json";
  static final String BATCH = "application/cloudevents-batch+json";

  private CloudEventsIn() {}

  static boolean isBinary(HttpHeaders headers) {
    return headers.getHeaderString("ce-specversion") != null;
  }

  static boolean isBatch(MediaType type) {
    return type != null && BATCH.equals(type.getType() + "/" + type.getSubtype());
  }

  /** The event in the product's own format, from {@code ce-*} headers and the body. */
  static JsonNode binary(HttpHeaders headers, JsonNode data) {
    var envelope = EventJson.MAPPER.createObjectNode();
    for (var name : new String[] {"specversion", "type", "source", "id", "subject", "time"}) {
      var value = headers.getHeaderString("ce-" + name);
      if (value != null) {
        envelope.put(name, attribute(value));
      }
    }
    envelope.set("data", data);
    return structured(envelope);
  }

  /**
   * An attribute as a header carries it (HTTP binding 1.0.2, 3.1.3.2): perhaps a quoted string, and
   * percent-encoded once.
   */
  static String attribute(String header) {
    var quoted = header.length() > 1 && header.startsWith("\"") && header.endsWith("\"");
    var text =
        quoted ? header.substring(1, header.length() - 1).replaceAll("\\\\(.)", "$1") : header;
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw ErrorCode.INVALID.because("A ce- header is not well percent-encoded: " + header);
    }
  }

  /** The event in the product's own format, from one JSON envelope. */
  static JsonNode structured(JsonNode envelope) {
    if (!"1.0".equals(envelope.path("specversion").textValue())) {
      throw ErrorCode.INVALID.because("specversion must be 1.0.");
    }
    if (!TYPE.equals(envelope.path("type").textValue())) {
      throw ErrorCode.INVALID.because("The type must be " + TYPE + ".");
    }
    if (!(data(envelope) instanceof ObjectNode data)) {
      throw ErrorCode.INVALID.because("The data must be a JSON object.");
    }
    fill(data, "source", envelope.path("source"));
    fill(data, "externalId", envelope.path("id"));
    fill(data, "customerId", envelope.path("subject"));
    fill(data, "occurredAt", envelope.path("time"));
    return data;
  }

  private static JsonNode data(JsonNode envelope) {
    if (!(envelope.path("data_base64") instanceof TextNode encoded)) {
      return envelope.path("data");
    }
    try {
      return Json.read(Base64.getDecoder().decode(encoded.textValue()));
    } catch (IllegalArgumentException | Unreadable e) {
      throw ErrorCode.INVALID.because("data_base64 must be the Base64 of a JSON object.");
    }
  }

  private static void fill(ObjectNode data, String name, JsonNode value) {
    if (!data.hasNonNull(name) && value.isTextual()) {
      data.set(name, value);
    }
  }
}

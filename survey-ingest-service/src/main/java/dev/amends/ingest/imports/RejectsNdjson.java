package dev.amends.ingest.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amends.ingest.imports.ImportRepository.Reject;
import dev.amends.ingest.verdict.Json;
import dev.amends.ingest.verdict.Json.Unreadable;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The rejected lines of an NDJSON file, each once: {@code {"line", "errors": [{"field", "code",
 * "message"}], "item": {…}}}, or {@code "text"} instead of {@code item} where the line is no JSON.
 * Mended, the file can be sent again.
 */
final class RejectsNdjson {

  private static final String ERRORS = "errors";
  private static final String ITEM = "item";
  private static final String TEXT = "text";

  private RejectsNdjson() {}

  static void write(RejectedRows rows, OutputStream output) throws IOException {
    try (var buffered = new BufferedOutputStream(output)) {
      rows.forEach(
          faults -> {
            buffered.write(Json.write(line(faults)));
            buffered.write('\n');
          });
    }
  }

  private static ObjectNode line(List<Reject> faults) {
    var first = faults.getFirst();
    var line = JsonNodeFactory.instance.objectNode().put("line", first.line());
    var errors = line.putArray(ERRORS);
    for (var fault : faults) {
      errors
          .addObject()
          .put("field", fault.field())
          .put("code", fault.code())
          .put("message", fault.reason());
    }
    var text = first.cells().getFirst();
    try {
      line.set(ITEM, Json.read(text.getBytes(StandardCharsets.UTF_8)));
    } catch (Unreadable e) {
      line.put(TEXT, text);
    }
    return line;
  }

  /** What of a line is its own, and not ours from an earlier round. */
  static JsonNode own(JsonNode json) {
    return comesBack(json) && json.has(ITEM) ? json.get(ITEM) : json;
  }

  /**
   * The same of a line as it is kept: what can be read is written in one way, so that a customer's
   * id is found in it however the sender escaped it.
   */
  static String own(byte[] line) {
    try {
      var json = Json.read(line);
      var own = comesBack(json) && !json.has(ITEM) ? json.get(TEXT) : own(json);
      return own.isTextual()
          ? own.textValue()
          : new String(Json.write(own), StandardCharsets.UTF_8);
    } catch (Unreadable e) {
      return new String(line, StandardCharsets.UTF_8);
    }
  }

  private static boolean comesBack(JsonNode json) {
    return json instanceof ObjectNode object
        && object.has(ERRORS)
        && (object.has(ITEM) || object.has(TEXT));
  }
}

package dev.amends.ingest.webhooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amends.backbone.event.EventJson;
import dev.amends.edge.problem.ErrorCode;
import dev.amends.ingest.verdict.Json;
import dev.amends.ingest.verdict.Json.Unreadable;
import jakarta.ws.rs.core.MediaType;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads what a tool posts: JSON, or a form, in which {@code response[score]=7} stands for an object
 * in an object. The values of a form are text.
 */
final class DeliveryBody {

  /** As deep as tools nest, and no deeper. */
  private static final int MAX_DEPTH = 8;

  private DeliveryBody() {}

  /**
   * @param jsonFields fields of a form that hold JSON
   */
  static JsonNode read(byte[] body, MediaType type, Collection<String> jsonFields)
      throws Unreadable {
    if (!isForm(type)) {
      return Json.read(body);
    }
    var tree = EventJson.MAPPER.createObjectNode();
    for (var field : fields(body).entrySet()) {
      put(tree, field.getKey(), field.getValue());
    }
    for (var name : jsonFields) {
      if (tree.path(name).isTextual()) {
        tree.set(name, Json.read(tree.path(name).textValue().getBytes(StandardCharsets.UTF_8)));
      }
    }
    return tree;
  }

  /**
   * Only what was signed, of a form whose signature covers one field.
   *
   * @throws Unreadable if it is no form
   */
  static JsonNode signed(byte[] form, MediaType type, String field) throws Unreadable {
    var value = isForm(type) ? fields(form).get(field) : null;
    if (value == null) {
      throw new Unreadable(ErrorCode.INVALID, "A form with the field " + field + " was expected.");
    }
    var tree = EventJson.MAPPER.createObjectNode();
    tree.set(field, Json.read(value.getBytes(StandardCharsets.UTF_8)));
    return tree;
  }

  private static boolean isForm(MediaType type) {
    return type != null && type.getSubtype().equals("x-www-form-urlencoded");
  }

  /** The fields as they were sent; of several with one name the last counts. */
  static Map<String, String> fields(byte[] form) throws Unreadable {
    var fields = new LinkedHashMap<String, String>();
    try {
      for (var pair : new String(form, StandardCharsets.UTF_8).split("&")) {
        var equals = pair.indexOf('=');
        if (equals > 0) {
          fields.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
        }
      }
    } catch (IllegalArgumentException e) {
      throw new Unreadable(ErrorCode.INVALID, "The form is not well formed: " + e.getMessage());
    }
    return fields;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static void put(ObjectNode tree, String name, String value) throws Unreadable {
    var path = name.replace("]", "").split("\\[");
    if (path.length > MAX_DEPTH) {
      throw new Unreadable(ErrorCode.INVALID, "The form nests deeper than " + MAX_DEPTH + ".");
    }
    var object = tree;
    for (var i = 0; i < path.length - 1; i++) {
      var child = object.get(path[i]);
      object = child instanceof ObjectNode known ? known : object.putObject(path[i]);
    }
    if (path.length > 0) {
      object.put(path[path.length - 1], value);
    }
  }
}

package dev.amends.ingest.webhooks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/**
 * What is known of a survey tool: {@code tool.json}, with {@code mapping.jsonata} and perhaps
 * {@code questions.json} beside it. Adding a tool is adding such a folder.
 *
 * @param name as in the address
 * @param title as people write it
 * @param signature the tool's own scheme; null if it has none, then only Standard Webhooks will do
 * @param deliveryIdHeader the header in which it names a delivery, or null
 * @param jsonFields fields of a form that hold JSON
 * @param fetch how to get what the tool only names, or null if it delivers everything
 * @param mapping the JSONata expression
 * @param questions what questions and choices with opaque ids mean, by id; {@code {}} by default
 */
record Tool(
    String name,
    String title,
    Signature signature,
    String deliveryIdHeader,
    List<String> jsonFields,
    Fetch fetch,
    String mapping,
    JsonNode questions) {

  /** As {@code tool.json} has it. */
  record Settings(
      String title,
      Signature signature,
      String deliveryIdHeader,
      List<String> jsonFields,
      Fetch fetch) {}

  /** How the MAC is written down. */
  enum Encoding {
    HEX,
    BASE64
  }

  /**
   * A MAC over the body, found in a header; or over one field of a form, found in another.
   *
   * @param algorithm as Java names it, for example {@code HmacSHA256}
   * @param prefix what stands before the MAC, or null
   * @param timestampHeader whose value is signed before the body and must be of the last minutes;
   *     null if the tool signs no time
   */
  record Signature(
      String algorithm,
      Encoding encoding,
      String header,
      String prefix,
      String timestampHeader,
      String field,
      String signedField) {}

  /**
   * @param baseUrl unless the installation names another
   * @param header carries the token that the installation was given
   * @param prefix what stands before the token, or null
   */
  record Fetch(String baseUrl, String header, String prefix) {}

  static Tool of(String name, Settings settings, String mapping, JsonNode questions) {
    return new Tool(
        name,
        settings.title(),
        settings.signature(),
        settings.deliveryIdHeader(),
        settings.jsonFields() == null ? List.of() : settings.jsonFields(),
        settings.fetch(),
        mapping,
        questions);
  }

  /**
   * What a payload becomes.
   *
   * @param deliveryId as the payload names it, or null
   * @param fetch paths of the documents that are still missing, by the names under which the
   *     mapping wants them; empty if nothing is
   */
  record Mapped(String deliveryId, Map<String, String> fetch, List<Part> parts) {}

  /** A response, an answer of one, or something that is none. */
  sealed interface Part {}

  /**
   * @param feedback in the product's own format, without source
   * @param leftOut what of the payload was not used, and why
   */
  record Response(JsonNode feedback, List<String> leftOut) implements Part {}

  /** One answer of a response whose other answers come in deliveries of their own. */
  record Answer(String question, JsonNode feedback, List<String> leftOut) implements Part {}

  /** No response, and why. */
  record Skipped(String reason) implements Part {}
}

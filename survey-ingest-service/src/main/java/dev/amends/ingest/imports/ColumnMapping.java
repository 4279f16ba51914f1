package dev.amends.ingest.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amends.edge.problem.ErrorCode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which column becomes which field of a feedback event. A value that begins with "=" is a constant;
 * {@code source} is always one.
 */
final class ColumnMapping {

  private static final Set<String> WHOLE_NUMBERS =
      Set.of(
          "scores.nps",
          "scores.csat",
          "scores.ces",
          "scores.lba",
          "scores.trust",
          "customer.tenureMonths");
  private static final Set<String> TIMES = Set.of("occurredAt", "revisedAt");
  private static final Set<String> TEXTS =
      Set.of(
          "source",
          "externalId",
          "customerId",
          "touchpoint",
          "journey",
          "segment",
          "channel",
          "language",
          "team",
          "employee",
          "partner",
          "comment",
          "scores.expectation",
          "customer.name",
          "customer.email",
          "customer.phone",
          "customer.segment",
          "customer.language",
          "contact.channel",
          "contact.when");
  private static final Set<String> LISTS = Set.of("scores.emotions", "tags");
  private static final String KIND = "kind";
  private static final List<String> REQUIRED =
      List.of("source", "externalId", "customerId", "occurredAt");

  private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,9}");
  private static final Pattern YES = Pattern.compile("(?i)true|yes|ja|1");
  private static final Pattern NO = Pattern.compile("(?i)false|no|nej|0");
  private static final Pattern LIST_SEPARATOR = Pattern.compile("[;,|]");

  /** A time that says so itself is left as it is; in a large file most do. */
  private static final Pattern WITH_OFFSET = Pattern.compile(".+(?:[Zz]|[+-]\\d{2}:?\\d{2})");

  /** The end of a date looks like an offset: 2026-05-01. */
  private static final int DATE_LENGTH = 10;

  private static final DateTimeFormatter ZONELESS =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .optionalStart()
          .appendLiteral('T')
          .optionalEnd()
          .optionalStart()
          .appendLiteral(' ')
          .optionalEnd()
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .toFormatter();

  private final Map<String, String> columns = new LinkedHashMap<>();
  private final Map<String, String> constants = new LinkedHashMap<>();
  private final ZoneId zone;

  private ColumnMapping(ZoneId zone) {
    this.zone = zone;
  }

  /**
   * Checks the mapping and that the header has every column it names.
   *
   * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 with what is wrong
   */
  static ColumnMapping of(JsonNode json, ZoneId zone, List<String> header) {
    var mapping = new ColumnMapping(zone);
    json.properties().forEach(entry -> mapping.add(entry.getKey(), entry.getValue(), header));
    for (var field : REQUIRED) {
      if (!mapping.has(field)) {
        throw ErrorCode.INVALID.because("The mapping must say where " + field + " comes from.");
      }
    }
    if (mapping.has("scores.nps")
        && !mapping.has("touchpoint")
        && !"relationship".equals(mapping.constants.get(KIND))) {
      throw ErrorCode.INVALID.because(
          "Relationship and touchpoint NPS are two series. Map touchpoint, or add \"kind\": \"=relationship\".");
    }
    return mapping;
  }

  private void add(String field, JsonNode value, List<String> header) {
    if (!known(field)) {
      throw ErrorCode.INVALID.because(
          "The mapping names a field that does not exist: " + field + ".");
    }
    if (!value.isTextual()) {
      throw ErrorCode.INVALID.because("The mapping of " + field + " must be a text.");
    }
    var text = value.textValue();
    if (text.startsWith("=") || "source".equals(field)) {
      constants.put(field, text.startsWith("=") ? text.substring(1) : text);
    } else if (header.contains(text)) {
      columns.put(field, text);
    } else {
      throw ErrorCode.INVALID_CSV
          .with(
              "The file has no column \""
                  + text
                  + "\". Its columns are: "
                  + String.join(", ", header)
                  + ".")
          .with("field", field)
          .build();
    }
  }

  private static boolean known(String field) {
    return TEXTS.contains(field)
        || WHOLE_NUMBERS.contains(field)
        || TIMES.contains(field)
        || LISTS.contains(field)
        || "contact.wanted".equals(field)
        || KIND.equals(field);
  }

  private boolean has(String field) {
    return columns.containsKey(field) || constants.containsKey(field);
  }

  /**
   * The feedback event of a row, in the product's own format; cells that cannot be read stay as
   * they are.
   */
  ObjectNode event(List<String> header, List<String> cells, String mode) {
    var row = new HashMap<String, String>();
    for (var i = 0; i < header.size(); i++) {
      row.put(header.get(i), cells.get(i));
    }
    var event = JsonNodeFactory.instance.objectNode();
    constants.forEach((field, value) -> put(event, field, value));
    columns.forEach((field, column) -> put(event, field, row.get(column)));
    return event.put("mode", mode);
  }

  private void put(ObjectNode event, String field, String cell) {
    if (cell == null || cell.isBlank() || KIND.equals(field)) {
      return;
    }
    var dot = field.indexOf('.');
    var target = dot < 0 ? event : event.withObjectProperty(field.substring(0, dot));
    target.set(field.substring(dot + 1), value(field, cell));
  }

  private JsonNode value(String field, String cell) {
    var json = JsonNodeFactory.instance;
    var trimmed = cell.strip();
    if (WHOLE_NUMBERS.contains(field) && WHOLE.matcher(trimmed).matches()) {
      return json.numberNode(Integer.parseInt(trimmed));
    }
    if (TIMES.contains(field)) {
      return json.textNode(withOffset(trimmed));
    }
    if (LISTS.contains(field)) {
      var list = json.arrayNode();
      LIST_SEPARATOR.splitAsStream(trimmed).forEach(each -> list.add(each.strip()));
      return list;
    }
    if ("contact.wanted".equals(field) && YES.matcher(trimmed).matches()) {
      return json.booleanNode(true);
    }
    if ("contact.wanted".equals(field) && NO.matcher(trimmed).matches()) {
      return json.booleanNode(false);
    }
    return json.textNode("comment".equals(field) ? cell : trimmed);
  }

  private String withOffset(String cell) {
    if (cell.length() > DATE_LENGTH && WITH_OFFSET.matcher(cell).matches()) {
      return cell;
    }
    try {
      return LocalDateTime.parse(cell, ZONELESS).atZone(zone).toInstant().toString();
    } catch (DateTimeException notALocalTime) {
      try {
        return LocalDate.parse(cell).atStartOfDay(zone).toInstant().toString();
      } catch (DateTimeException notADate) {
        return cell;
      }
    }
  }
}

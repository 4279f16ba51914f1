package dev.amends.ingest.verdict;

import com.ethlo.time.ITU;
import com.fasterxml.jackson.databind.JsonNode;
import dev.amends.ingest.verdict.FieldError.Code;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads the fields of one JSON object and notes everything that is wrong, so that the sender can
 * mend all of it at once. A field that is absent or null reads as null.
 */
public final class Fields {

  private static final Instant YEAR_0 = Instant.parse("0000-01-01T00:00:00Z");
  private static final Instant YEAR_10000 = Instant.parse("+10000-01-01T00:00:00Z");

  private final JsonNode object;
  private final String path;
  private final List<FieldError> errors;

  /** The names that were asked for and are there. */
  private final Set<String> known = new HashSet<>();

  /**
   * @param path what to put before field names, empty or ending in a dot
   * @param errors where to note what is wrong
   */
  public Fields(JsonNode object, String path, List<FieldError> errors) {
    this.object = object;
    this.path = path;
    this.errors = errors;
  }

  public List<FieldError> errors() {
    return errors;
  }

  /** How many fields were there that nobody asked for. */
  public int unknown() {
    return object.size() - known.size();
  }

  public void refuse(String name, Code code, String message) {
    errors.add(FieldError.of(path + name, code, message));
  }

  public String requiredText(String name, int maxLength) {
    var value = text(name, maxLength);
    if (absent(name) || (value != null && value.isBlank())) {
      refuse(name, Code.REQUIRED, "This field must be there and not be empty.");
      return null;
    }
    return value;
  }

  /**
   * Text of at most {@code maxLength} characters. Half a surrogate pair becomes U+FFFD, as when
   * decoding bytes.
   */
  public String text(String name, int maxLength) {
    var node = get(name);
    if (node == null) {
      return null;
    }
    if (!node.isTextual()) {
      refuse(name, Code.WRONG_TYPE, "Text was expected.");
      return null;
    }
    var value = wellFormed(node.textValue());
    if (value.indexOf('\0') >= 0) {
      refuse(name, Code.INVALID_CHARACTER, "The character U+0000 cannot be stored.");
      return null;
    }
    if (value.codePointCount(0, value.length()) > maxLength) {
      refuse(name, Code.TOO_LONG, "At most " + maxLength + " characters fit here.");
      return null;
    }
    return value;
  }

  public String oneOf(String name, Set<String> values) {
    var value = text(name, 100);
    if (value != null && !values.contains(value)) {
      refuse(
          name,
          Code.UNKNOWN_VALUE,
          "One of these was expected: " + String.join(", ", values) + ".");
      return null;
    }
    return value;
  }

  public Integer wholeNumber(String name, int least, int most) {
    var node = get(name);
    if (node == null) {
      return null;
    }
    if (!node.isNumber() || node.decimalValue().stripTrailingZeros().scale() > 0) {
      refuse(name, Code.WRONG_TYPE, "A whole number was expected.");
      return null;
    }
    var value = node.decimalValue();
    if (value.compareTo(BigDecimal.valueOf(least)) < 0
        || value.compareTo(BigDecimal.valueOf(most)) > 0) {
      refuse(name, Code.OUT_OF_RANGE, "A number from " + least + " to " + most + " was expected.");
      return null;
    }
    return value.intValueExact();
  }

  public BigDecimal amount(String name, BigDecimal most) {
    var node = get(name);
    if (node == null) {
      return null;
    }
    if (!node.isNumber()) {
      refuse(name, Code.WRONG_TYPE, "A number was expected.");
      return null;
    }
    var value = node.decimalValue();
    if (value.signum() < 0 || value.compareTo(most) > 0) {
      refuse(
          name, Code.OUT_OF_RANGE, "A number from 0 to " + most.toPlainString() + " was expected.");
      return null;
    }
    return value;
  }

  public Boolean flag(String name) {
    var node = get(name);
    if (node == null) {
      return null;
    }
    if (!node.isBoolean()) {
      refuse(name, Code.WRONG_TYPE, "true or false was expected.");
      return null;
    }
    return node.booleanValue();
  }

  /**
   * A time with an offset, of the years 0000 to 9999: RFC 3339 knows no others, and neither does
   * who reads the event.
   */
  public Instant time(String name) {
    var value = text(name, 64);
    if (value == null) {
      return null;
    }
    try {
      var time = instant(value);
      if (!time.isBefore(YEAR_0) && time.isBefore(YEAR_10000)) {
        return time;
      }
    } catch (DateTimeException e) {
      // Refused below.
    }
    refuse(name, Code.NOT_A_TIME, "A time like 2026-05-01T09:30:00Z was expected.");
    return null;
  }

  /** What is no RFC 3339 may still be ISO 8601, which also knows times without seconds. */
  private static Instant instant(String value) {
    try {
      return ITU.parseDateTime(value).toInstant();
    } catch (DateTimeException e) {
      return OffsetDateTime.parse(value).toInstant();
    }
  }

  public boolean absent(String name) {
    return get(name) == null;
  }

  /** The fields of a nested object, or null if it is absent. */
  public Fields nested(String name) {
    var node = get(name);
    if (node == null) {
      return null;
    }
    if (!node.isObject()) {
      refuse(name, Code.WRONG_TYPE, "An object was expected.");
      return null;
    }
    return new Fields(node, path + name + ".", errors);
  }

  /** The objects of a nested array, empty if it is absent. */
  public List<Fields> nestedList(String name, int most) {
    var list = new ArrayList<Fields>();
    for (var node : array(name, most)) {
      if (node.isObject()) {
        list.add(new Fields(node, path + name + "[" + list.size() + "].", errors));
      } else {
        refuse(name, Code.WRONG_TYPE, "An array of objects was expected.");
        return List.of();
      }
    }
    return list;
  }

  /** The texts of a nested array, null if it is absent. */
  public List<String> textList(String name, int most, int maxLength) {
    if (absent(name)) {
      return null;
    }
    var list = new ArrayList<String>();
    for (var node : array(name, most)) {
      if (!node.isTextual()
          || node.textValue().length() > maxLength
          || node.textValue().indexOf('\0') >= 0) {
        refuse(
            name,
            Code.WRONG_TYPE,
            "An array of texts of at most " + maxLength + " characters was expected.");
        return null;
      }
      list.add(wellFormed(node.textValue()));
    }
    return list.stream().distinct().toList();
  }

  private Iterable<JsonNode> array(String name, int most) {
    var node = get(name);
    if (node == null) {
      return List.of();
    }
    if (!node.isArray()) {
      refuse(name, Code.WRONG_TYPE, "An array was expected.");
      return List.of();
    }
    if (node.size() > most) {
      refuse(name, Code.TOO_MANY, "At most " + most + " entries fit here.");
      return List.of();
    }
    return node;
  }

  private JsonNode get(String name) {
    var node = object.get(name);
    if (node == null) {
      return null;
    }
    known.add(name);
    return node.isNull() ? null : node;
  }

  private static String wellFormed(String text) {
    for (var i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        var bytes = text.codePoints().map(c -> c >= 0xD800 && c <= 0xDFFF ? 0xFFFD : c).toArray();
        return new String(bytes, 0, bytes.length);
      }
    }
    return text;
  }
}

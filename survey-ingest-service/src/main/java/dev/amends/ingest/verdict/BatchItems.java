package dev.amends.ingest.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amends.edge.problem.ErrorCode;
import dev.amends.ingest.verdict.Json.Unreadable;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;

/**
 * The items of a batch in the order in which they came, at most 10,000: a JSON array, or NDJSON, of
 * which blank lines do not count. More items are refused as a whole, before any of them is read.
 */
public final class BatchItems {

  public static final String NDJSON = "application/x-ndjson";
  public static final int MAX = 10_000;

  private BatchItems() {}

  /** One item; a line that cannot be read does not spoil the others. */
  @FunctionalInterface
  public interface Item {
    JsonNode json() throws Unreadable;
  }

  /** In the form that the content type names; anything but NDJSON is a JSON array. */
  public static List<Item> of(byte[] body, MediaType type) {
    return type != null && NDJSON.equals(type.getType() + "/" + type.getSubtype())
        ? lines(body)
        : array(body);
  }

  /** Nothing of an array that breaks off is read: whoever sent it will send it again. */
  public static List<Item> array(byte[] body) {
    try {
      var places = Json.elements(body);
      limit(places.size());
      return places.stream()
          .<Item>map(place -> () -> Json.read(body, place.offset(), place.length()))
          .toList();
    } catch (Unreadable e) {
      throw e.code().because(e.getMessage() + " Nothing of the batch was accepted.");
    }
  }

  private static List<Item> lines(byte[] body) {
    var items = new ArrayList<Item>();
    var count = 0;
    var start = 0;
    for (var end = 0; end <= body.length; end++) {
      if (end == body.length || body[end] == '\n') {
        if (!blank(body, start, end) && ++count <= MAX) {
          var from = start;
          var length = end - start;
          items.add(() -> Json.read(body, from, length));
        }
        start = end + 1;
      }
    }
    limit(count);
    return items;
  }

  private static boolean blank(byte[] body, int start, int end) {
    for (var i = start; i < end; i++) {
      if (!Character.isWhitespace(body[i])) {
        return false;
      }
    }
    return true;
  }

  private static void limit(int items) {
    if (items > MAX) {
      throw ErrorCode.TOO_MANY_ITEMS.because(
          "At most "
              + MAX
              + " items fit; this batch has "
              + items
              + ". Nothing of it was accepted.");
    }
  }
}

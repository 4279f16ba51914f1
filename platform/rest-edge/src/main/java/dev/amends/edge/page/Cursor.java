package dev.amends.edge.page;

import dev.amends.edge.problem.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** The sort key of the last row of a page, opaque to the caller. */
public record Cursor(List<String> key) {

  private static final String SEPARATOR = "\u001f";

  public Cursor {
    key = List.copyOf(key);
  }

  public static String encode(String... key) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(String.join(SEPARATOR, key).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * @param parts how many parts the key of this list has
   */
  public static Cursor decode(String cursor, int parts) {
    try {
      var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      var key = List.of(text.split(SEPARATOR, -1));
      if (key.size() == parts) {
        return new Cursor(key);
      }
    } catch (IllegalArgumentException e) {
      // Falls through: whatever it is, it is not a cursor of ours.
    }
    throw ErrorCode.INVALID.because("The cursor is not one this list gave out; start without it.");
  }
}

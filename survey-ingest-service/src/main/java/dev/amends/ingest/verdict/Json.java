package dev.amends.ingest.verdict;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.amends.backbone.event.EventJson;
import dev.amends.edge.problem.ErrorCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads bytes that somebody else wrote: exact numbers, no duplicate keys, nothing behind the end,
 * valid UTF-8.
 */
public final class Json {

  private static final ObjectReader READER =
      EventJson.MAPPER
          .reader()
          .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .with(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

  private Json() {}

  /** Bytes that are not JSON; {@code code} tells broken text from broken structure. */
  public static final class Unreadable extends Exception {

    private final ErrorCode code;

    public Unreadable(ErrorCode code, String detail) {
      super(detail);
      this.code = code;
    }

    public ErrorCode code() {
      return code;
    }
  }

  public static JsonNode read(byte[] bytes, int offset, int length) throws Unreadable {
    if (length == 0) {
      throw new Unreadable(ErrorCode.MALFORMED_JSON, "The body is empty.");
    }
    try {
      return READER.readTree(bytes, offset, length);
    } catch (JacksonException e) {
      throw unreadable(e);
    } catch (IOException e) {
      // The reader reports broken UTF-32 and the like this way; bytes in memory cannot fail
      // otherwise.
      throw new Unreadable(ErrorCode.BROKEN_ENCODING, "The body is not UTF-8.");
    }
  }

  public static JsonNode read(byte[] bytes) throws Unreadable {
    return read(bytes, 0, bytes.length);
  }

  /**
   * The whole body of a request.
   *
   * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 if it is not JSON
   */
  public static JsonNode body(byte[] bytes) {
    try {
      return read(bytes);
    } catch (Unreadable e) {
      throw e.code().because(e.getMessage());
    }
  }

  /** Where a value lies in the bytes. */
  record Place(int offset, int length) {}

  /**
   * The places of an array's elements, found without building any of them: each is read when its
   * turn comes.
   *
   * @throws Unreadable if the array is not well formed to its end, or is no array
   */
  static List<Place> elements(byte[] bytes) throws Unreadable {
    var places = new ArrayList<Place>();
    try (var parser = READER.createParser(bytes)) {
      if (parser.nextToken() != JsonToken.START_ARRAY) {
        // Tells what is broken from what is whole and something else.
        read(bytes);
        throw new Unreadable(ErrorCode.INVALID, "A batch is a JSON array.");
      }
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        var start = Math.toIntExact(parser.currentTokenLocation().getByteOffset());
        if (start < 0) {
          // The parser has guessed at UTF-16 and counts characters.
          throw new Unreadable(ErrorCode.BROKEN_ENCODING, "The body is not UTF-8.");
        }
        parser.skipChildren();
        parser.finishToken();
        var end = Math.toIntExact(parser.currentLocation().getByteOffset());
        places.add(new Place(start, end - start));
      }
      if (parser.nextToken() != null) {
        throw new Unreadable(ErrorCode.MALFORMED_JSON, "Something follows the end of the array.");
      }
      return places;
    } catch (JacksonException e) {
      throw unreadable(e);
    } catch (IOException e) {
      throw new Unreadable(ErrorCode.BROKEN_ENCODING, "The body is not UTF-8.");
    }
  }

  public static byte[] write(Object value) {
    try {
      return EventJson.MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Unreadable unreadable(JacksonException e) {
    var message = e.getOriginalMessage();
    if (message != null && message.contains("UTF-8")) {
      return new Unreadable(ErrorCode.BROKEN_ENCODING, "The text is not valid UTF-8" + place(e));
    }
    return new Unreadable(
        ErrorCode.MALFORMED_JSON, "The JSON breaks off or is not well formed" + place(e));
  }

  private static String place(JacksonException e) {
    var location = e.getLocation();
    return location == null
        ? "."
        : ", line " + location.getLineNr() + ", column " + location.getColumnNr() + ".";
  }
}

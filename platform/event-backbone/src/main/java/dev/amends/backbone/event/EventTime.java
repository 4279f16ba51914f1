package dev.amends.backbone.event;

import com.ethlo.time.ITU;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;

/** Times of events: RFC 3339 with an offset, which is Z wherever the product writes one. */
final class EventTime {

  private EventTime() {}

  /**
   * @throws DateTimeException if the text is no such time
   */
  static Instant parse(String text) {
    return ITU.parseDateTime(text).toInstant();
  }

  /** The same for times in the data. */
  static final class Reader extends StdScalarDeserializer<Instant> {

    private static final long serialVersionUID = 1;

    Reader() {
      super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      if (!parser.hasToken(JsonToken.VALUE_STRING)) {
        return (Instant) context.handleUnexpectedToken(Instant.class, parser);
      }
      var text = parser.getText();
      try {
        return parse(text);
      } catch (DateTimeException e) {
        return (Instant) context.handleWeirdStringValue(Instant.class, text, "A time was expected");
      }
    }
  }
}

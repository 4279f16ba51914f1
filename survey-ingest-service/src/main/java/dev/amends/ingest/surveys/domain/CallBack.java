package dev.amends.ingest.surveys.domain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * A time at which the customer can be called.
 *
 * @param until the call comes before it
 * @param zone of the business, in which the customer is told of it
 */
public record CallBack(Instant from, Instant until, ZoneId zone) {

  /**
   * Under which the time stands in the answer to {@link Step.Contact}: the one that is asked for,
   * and, with its end, the one that was agreed on.
   */
  public static final String FROM = "callFrom";

  private static final String UNTIL = "callUntil";
  private static final String ZONE = "callZone";

  /** The answer with the time that was agreed on. */
  public ObjectNode in(ObjectNode wish) {
    return wish.deepCopy()
        .put(FROM, from.toString())
        .put(UNTIL, until.toString())
        .put(ZONE, zone.getId());
  }

  /** The time that an answer agreed on; empty if it did not. */
  public static Optional<CallBack> of(JsonNode wish) {
    return wish.hasNonNull(UNTIL)
        ? Optional.of(
            new CallBack(
                Instant.parse(wish.get(FROM).textValue()),
                Instant.parse(wish.get(UNTIL).textValue()),
                ZoneId.of(wish.get(ZONE).textValue())))
        : Optional.empty();
  }
}

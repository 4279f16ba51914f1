package dev.amends.ingest.interactions;

import dev.amends.backbone.event.DeterministicId;
import dev.amends.ingest.verdict.Money;
import java.time.Instant;
import java.util.UUID;

/**
 * Something that happened between a customer and us, valid in every field.
 *
 * @param place where in the business it happened
 * @param product what it was about, or null
 * @param amount what the order was worth; null unless an order was placed
 * @param reason why the contract ended; null unless one did
 * @param unknownFields how many fields were ignored because its type does not know them
 */
record Interaction(
    Type type,
    String source,
    String externalId,
    String customerId,
    Instant occurredAt,
    Place place,
    String product,
    Money amount,
    String reason,
    int unknownFields) {

  /** What kind of thing happened. */
  enum Type {
    TOUCHPOINT_OCCURRED("touchpoint.occurred"),
    ORDER_PLACED("order.placed"),
    CONTRACT_ENDED("contract.ended");

    private final String word;

    Type(String word) {
      this.word = word;
    }

    /** As upstream systems write it. */
    String word() {
      return word;
    }

    /** Fully qualified, as the event is published. */
    String eventType() {
      return "dev.amends." + word + ".v1";
    }
  }

  /** Each part optional. */
  record Place(String touchpoint, String journey, String channel) {}

  /**
   * UUIDv5 of (source, externalId, event type), whatever else is said: consumers take the first and
   * know a repeat by its id.
   */
  UUID eventId() {
    return DeterministicId.of(source, externalId, type.eventType());
  }
}

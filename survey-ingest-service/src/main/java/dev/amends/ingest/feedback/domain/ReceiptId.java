package dev.amends.ingest.feedback.domain;

import dev.amends.backbone.event.DeterministicId;
import java.util.UUID;

/** UUIDv5 of (source, externalId): the same for every revision of a response. */
public record ReceiptId(UUID value) {

  public static ReceiptId of(String source, String externalId) {
    return new ReceiptId(DeterministicId.of(source, externalId));
  }
}

package dev.amends.ingest.trace;

import java.time.Instant;
import java.util.UUID;

/** The fields of any event that a trace can use. */
public record Traced(
    UUID receiptId,
    UUID caseId,
    String reason,
    String notActedOn,
    String submittedBy,
    Instant receivedAt,
    Instant assessedAt,
    Instant at) {

  /** Why it went as it did, where an event says so. */
  String why() {
    return reason == null ? notActedOn : reason;
  }

  Instant happenedAt(Instant otherwise) {
    return receivedAt != null
        ? receivedAt
        : assessedAt != null ? assessedAt : at != null ? at : otherwise;
  }
}

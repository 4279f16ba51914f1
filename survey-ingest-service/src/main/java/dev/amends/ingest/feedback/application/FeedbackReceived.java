package dev.amends.ingest.feedback.application;

import dev.amends.backbone.event.DeterministicId;
import dev.amends.backbone.event.Digest;
import dev.amends.ingest.customers.MergingCustomerFacts.Known;
import dev.amends.ingest.feedback.domain.Feedback;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;

/**
 * The data of {@code feedback.received}, as in {@code docs/contracts/amends.feedback.v1}: what the
 * customer said, and after it how it came here.
 */
public final class FeedbackReceived {

  static final String TYPE = "dev.amends.feedback.received.v1";

  private static final Digest SHA_256 = Digest.of("SHA-256");

  private final UUID receiptId;
  private final byte[] content;

  private FeedbackReceived(UUID receiptId, byte[] content) {
    this.receiptId = receiptId;
    this.content = content;
  }

  /**
   * How a response came here; the same content may come in several ways.
   *
   * @param known what is known of the customer by the facts that came with it, or null
   */
  record Arrival(Instant receivedAt, Known known, String submittedBy) {}

  static FeedbackReceived of(Feedback feedback) {
    var receiptId = feedback.receiptId().value();
    return new FeedbackReceived(receiptId, FeedbackJson.content(feedback, receiptId));
  }

  UUID receiptId() {
    return receiptId;
  }

  /**
   * The receipt's id with the content's hash: the same content again is the same event, whoever
   * sends it and whenever; a correction is another.
   */
  UUID eventId() {
    var hash = HexFormat.of().formatHex(SHA_256.fresh().digest(content));
    return DeterministicId.of(receiptId.toString(), TYPE, hash);
  }

  /** One JSON object of both; the content is written once for the id and for the event. */
  byte[] data(Arrival arrival) {
    var more = FeedbackJson.arrival(arrival);
    var data = new ByteArrayOutputStream(content.length + more.length);
    data.write(content, 0, content.length - 1);
    data.write(',');
    data.write(more, 1, more.length - 1);
    return data.toByteArray();
  }
}

package dev.amends.ingest.feedback.application;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.amends.backbone.event.DeterministicId;
import dev.amends.backbone.event.EventJson;
import dev.amends.ingest.feedback.domain.ContactWish;
import dev.amends.ingest.feedback.domain.Feedback;
import dev.amends.ingest.feedback.domain.Mode;
import dev.amends.ingest.feedback.domain.Scores;
import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/**
 * The data of {@code feedback.received}, as in {@code docs/contracts/amends.feedback.v1}: what the
 * customer said, and after it how it came here.
 */
public final class FeedbackReceived {

  static final String TYPE = "dev.amends.feedback.received.v1";

  private final UUID receiptId;
  private final byte[] content;

  private FeedbackReceived(UUID receiptId, byte[] content) {
    this.receiptId = receiptId;
    this.content = content;
  }

  /** How a response came here; the same content may come in several ways. */
  @JsonPropertyOrder(alphabetic = true)
  record Arrival(Instant receivedAt, Long customerVersion, String submittedBy) {}

  /** In the order of the names: {@link #eventId} depends on it. */
  @JsonPropertyOrder(alphabetic = true)
  private record Content(
      UUID receiptId,
      String source,
      String externalId,
      String customerId,
      boolean anonymous,
      Mode mode,
      Instant occurredAt,
      Instant revisedAt,
      String touchpoint,
      String journey,
      String segment,
      String channel,
      String language,
      String team,
      String partner,
      List<String> tags,
      Scores scores,
      String author,
      String comment,
      List<String> flags,
      ContactWish contact,
      String invitationId) {}

  static FeedbackReceived of(Feedback feedback) {
    var slice = feedback.slice();
    var receiptId = feedback.receiptId().value();
    var content =
        new Content(
            receiptId,
            feedback.source(),
            feedback.externalId(),
            feedback.customerId(),
            feedback.anonymous(),
            feedback.mode(),
            feedback.occurredAt(),
            feedback.revisedAt(),
            slice.touchpoint(),
            slice.journey(),
            slice.segment(),
            slice.channel(),
            slice.language(),
            slice.team(),
            slice.partner(),
            slice.tags(),
            feedback.scores(),
            feedback.author(),
            feedback.comment(),
            feedback.flags(),
            feedback.contact(),
            feedback.invitationId());
    return new FeedbackReceived(receiptId, EventJson.write(content));
  }

  UUID receiptId() {
    return receiptId;
  }

  /**
   * The receipt's id with the content's hash: the same content again is the same event, whoever
   * sends it and whenever; a correction is another.
   */
  UUID eventId() {
    try {
      var hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
      return DeterministicId.of(receiptId.toString(), TYPE, hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  /** One JSON object of both; the content is written once for the id and for the event. */
  byte[] data(Arrival arrival) {
    var more = EventJson.write(arrival);
    var data = new ByteArrayOutputStream(content.length + more.length);
    data.write(content, 0, content.length - 1);
    data.write(',');
    data.write(more, 1, more.length - 1);
    return data.toByteArray();
  }
}

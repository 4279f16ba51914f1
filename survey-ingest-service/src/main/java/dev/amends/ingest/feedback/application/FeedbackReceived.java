package dev.amends.ingest.feedback.application;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.amends.backbone.event.DeterministicId;
import dev.amends.backbone.event.EventJson;
import dev.amends.ingest.feedback.domain.ContactWish;
import dev.amends.ingest.feedback.domain.Feedback;
import dev.amends.ingest.feedback.domain.Mode;
import dev.amends.ingest.feedback.domain.Scores;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/** The data of {@code feedback.received}, as in {@code docs/contracts/amends.feedback.v1}. */
@JsonPropertyOrder(alphabetic = true)
public record FeedbackReceived(
    UUID receiptId,
    String source,
    String externalId,
    String customerId,
    boolean anonymous,
    Mode mode,
    Instant occurredAt,
    Instant receivedAt,
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
    String comment,
    ContactWish contact,
    Long customerVersion,
    String invitationId,
    String submittedBy) {

  static final String TYPE = "dev.amends.feedback.received.v1";

  static FeedbackReceived of(
      Feedback feedback, Instant receivedAt, Long customerVersion, String submittedBy) {
    var slice = feedback.slice();
    return new FeedbackReceived(
        feedback.receiptId().value(),
        feedback.source(),
        feedback.externalId(),
        feedback.customerId(),
        feedback.anonymous(),
        feedback.mode(),
        feedback.occurredAt(),
        receivedAt,
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
        feedback.comment(),
        feedback.contact(),
        customerVersion,
        feedback.invitationId(),
        submittedBy);
  }

  /**
   * The receipt's id with the content's hash: the same content again is the same event, whoever
   * sends it and whenever; a correction is another.
   */
  static UUID eventId(Feedback feedback) {
    var content = EventJson.write(of(feedback, null, null, null));
    try {
      var hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
      return DeterministicId.of(feedback.receiptId().value().toString(), TYPE, hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}

package dev.amends.ingest.feedback.domain;

import dev.amends.ingest.customers.CustomerFacts;
import java.time.Instant;
import java.util.List;

/**
 * A response as it was handed over, valid in every field.
 *
 * @param anonymous the payload named no customer; {@code customerId} is then {@code
 *     anon:<source>:<externalId>}
 * @param revisedAt when the upstream system last changed it, or null
 * @param customer facts that came with it, or null
 * @param unknownFields how many fields were ignored because nobody knows them
 */
public record Feedback(
    String source,
    String externalId,
    String customerId,
    boolean anonymous,
    Mode mode,
    Instant occurredAt,
    Instant revisedAt,
    Slice slice,
    Scores scores,
    String comment,
    ContactWish contact,
    String invitationId,
    CustomerFacts customer,
    int unknownFields) {

  /** Where in the business the response belongs; each part optional. */
  public record Slice(
      String touchpoint,
      String journey,
      String segment,
      String channel,
      String language,
      String team,
      String partner,
      List<String> tags) {}

  public ReceiptId receiptId() {
    return ReceiptId.of(source, externalId);
  }
}

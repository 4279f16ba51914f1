package dev.amends.ingest.feedback.domain;

import dev.amends.ingest.customers.CustomerFacts;
import java.time.Instant;
import java.util.List;

/**
 * A response as it was handed over, valid in every field.
 *
 * @param receiptId of {@code source} and {@code externalId}
 * @param anonymous the payload named no customer; {@code customerId} is then {@code
 *     anon:<source>:<externalId>}
 * @param revisedAt when the upstream system last changed it, or null
 * @param author who wrote it down or said it in public, if not the customer in a survey; or null
 * @param comment in the customer's own words, without numbers that are nobody's business
 * @param flags what the words ask for and the law answers, see {@link
 *     dev.amends.ingest.sensitive.DataRequest}; null if nothing
 * @param customer facts that came with it, or null
 * @param unknownFields how many fields were ignored because nobody knows them
 */
public record Feedback(
    ReceiptId receiptId,
    String source,
    String externalId,
    String customerId,
    boolean anonymous,
    Mode mode,
    Instant occurredAt,
    Instant revisedAt,
    Slice slice,
    Scores scores,
    String author,
    String comment,
    List<String> flags,
    ContactWish contact,
    String invitationId,
    CustomerFacts customer,
    int unknownFields) {

  /**
   * Where in the business the response belongs; each part optional.
   *
   * @param employee who served the customer, by the name of the account that he or she signs in
   *     with
   */
  public record Slice(
      String touchpoint,
      String journey,
      String segment,
      String channel,
      String language,
      String team,
      String employee,
      String partner,
      List<String> tags) {}

  /** The same response with a time at which we promised to call. */
  public Feedback promising(Instant from, Instant until) {
    return new Feedback(
        receiptId,
        source,
        externalId,
        customerId,
        anonymous,
        mode,
        occurredAt,
        revisedAt,
        slice,
        scores,
        author,
        comment,
        flags,
        contact.promised(from, until),
        invitationId,
        customer,
        unknownFields);
  }
}

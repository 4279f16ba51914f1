package dev.amends.backbone.event;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * What is known about an event besides its data: the CloudEvents 1.0 attributes plus the product's
 * own extensions.
 *
 * @param id repeated whenever the cause is repeated, see {@link DeterministicId}
 * @param type fully qualified, for example {@code dev.amends.case.opened.v1}
 * @param source the service that says so, as a URI reference, for example {@code
 *     /recovery-workflow}
 * @param time when it happened
 * @param customerId the record key: one customer's events stay in order
 * @param receiptId the response that caused it, or null
 * @param traceparent W3C trace context, or null
 * @param sequence the producer's outbox number, rising for one customer; null for events that have
 *     a Kafka cause
 * @param acceptedAt when what it tells of the customer was accepted, passed on from cause to
 *     effect; {@code time} unless said otherwise. An erasure covers everything accepted before it
 */
public record EventMeta(
    UUID id,
    String type,
    String source,
    Instant time,
    String customerId,
    UUID receiptId,
    String traceparent,
    Long sequence,
    Instant acceptedAt) {

  public EventMeta {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(time, "time");
    Objects.requireNonNull(customerId, "customerId");
    acceptedAt = acceptedAt == null ? time : acceptedAt;
  }

  /** Of something that is told of the customer as it happens. */
  public EventMeta(
      UUID id,
      String type,
      String source,
      Instant time,
      String customerId,
      UUID receiptId,
      String traceparent,
      Long sequence) {
    this(id, type, source, time, customerId, receiptId, traceparent, sequence, null);
  }

  public EventMeta withCustomer(String other) {
    return new EventMeta(
        id, type, source, time, other, receiptId, traceparent, sequence, acceptedAt);
  }

  public EventMeta withSequence(long number) {
    return new EventMeta(
        id, type, source, time, customerId, receiptId, traceparent, number, acceptedAt);
  }
}

package dev.amends.ingest.interactions;

import dev.amends.ingest.verdict.Money;
import java.time.Instant;

/**
 * The data of {@code touchpoint.occurred}, {@code order.placed} and {@code contract.ended}, as in
 * {@code docs/contracts/amends.interactions.v1}.
 */
record InteractionOccurred(
    String source,
    String externalId,
    String customerId,
    Instant occurredAt,
    Instant receivedAt,
    String touchpoint,
    String journey,
    String channel,
    String product,
    Money amount,
    String reason,
    String submittedBy) {

  static InteractionOccurred of(Interaction interaction, Instant receivedAt, String submittedBy) {
    return new InteractionOccurred(
        interaction.source(),
        interaction.externalId(),
        interaction.customerId(),
        interaction.occurredAt(),
        receivedAt,
        interaction.place().touchpoint(),
        interaction.place().journey(),
        interaction.place().channel(),
        interaction.product(),
        interaction.amount(),
        interaction.reason(),
        submittedBy);
  }
}

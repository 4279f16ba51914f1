package dev.amends.risk.outcome.adapter;

import java.time.Instant;
import java.util.Objects;

/** The fields of {@code contract.ended} and {@code order.placed} that this service uses. */
record InteractionHappened(String customerId, Instant occurredAt) {

  InteractionHappened {
    Objects.requireNonNull(customerId, "customerId");
    Objects.requireNonNull(occurredAt, "occurredAt");
  }

  CustomerFacts.Fact fact(CustomerFacts.Kind kind) {
    return new CustomerFacts.Fact(customerId, kind, occurredAt);
  }
}

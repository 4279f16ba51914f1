package dev.amends.risk.outcome.adapter;

import dev.amends.risk.outcome.adapter.CustomerFacts.Fact;
import dev.amends.risk.outcome.adapter.CustomerFacts.Kind;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * The fields of what happens to cases and promises that this service uses.
 *
 * @param outcome of a contact; null of everything else
 */
record CaseHappened(String customerId, Instant at, String outcome) {

  private static final String REACHED = "reached";

  CaseHappened {
    Objects.requireNonNull(customerId, "customerId");
    Objects.requireNonNull(at, "at");
  }

  /** Empty if nobody was reached: the customer knows nothing of such work. */
  Optional<Fact> fact(Kind kind) {
    return outcome == null || outcome.equals(REACHED)
        ? Optional.of(new Fact(customerId, kind, at))
        : Optional.empty();
  }
}

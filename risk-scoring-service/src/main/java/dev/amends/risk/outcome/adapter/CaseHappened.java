package dev.amends.risk.outcome.adapter;

import dev.amends.risk.outcome.adapter.CustomerFacts.Fact;
import dev.amends.risk.outcome.adapter.CustomerFacts.Kind;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * The fields of {@code case.contacted} and {@code case.resolved} that this service uses.
 *
 * @param outcome of a contact; null of a resolution
 */
record CaseHappened(String customerId, Instant at, String outcome) {

  private static final String REACHED = "reached";

  CaseHappened {
    Objects.requireNonNull(customerId, "customerId");
    Objects.requireNonNull(at, "at");
  }

  /** Empty if nobody was reached: the customer knows nothing of such work. */
  Optional<Fact> fact() {
    return outcome == null || outcome.equals(REACHED)
        ? Optional.of(new Fact(customerId, Kind.WORKED, at))
        : Optional.empty();
  }
}

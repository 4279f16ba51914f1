package dev.amends.ingest.customers;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * How far the erasure of a customer has come.
 *
 * @param state running or done
 * @param erasedAt everything accepted until then is covered
 * @param confirmedBy services that have forgotten the customer
 * @param completedAt when the last of them had; null while running
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Erasure(
    String customerId,
    String state,
    Instant erasedAt,
    List<String> confirmedBy,
    List<String> waitingFor,
    Instant completedAt) {

  /** Every other service that keeps something of customers. */
  static final Set<String> SERVICES =
      Set.of("risk-scoring", "recovery-workflow", "promoter-mobilization");

  static Erasure of(
      String customerId, Instant erasedAt, Collection<String> confirmedBy, Instant completedAt) {
    var waiting = new TreeSet<>(SERVICES);
    waiting.removeAll(confirmedBy);
    return new Erasure(
        customerId,
        completedAt == null ? "running" : "done",
        erasedAt,
        confirmedBy.stream().sorted().toList(),
        List.copyOf(waiting),
        completedAt);
  }
}

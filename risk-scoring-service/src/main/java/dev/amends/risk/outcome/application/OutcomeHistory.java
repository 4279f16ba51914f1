package dev.amends.risk.outcome.application;

import dev.amends.risk.outcome.domain.KnownCustomer;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Port to what became of customers. */
public interface OutcomeHistory {

  /**
   * Customers with a response that is old enough for its outcome to be known, each once: those who
   * had left before, object to profiling, or answered without a name are not among them.
   *
   * @param now nothing later is known
   * @param limit those with the newest responses
   */
  List<KnownCustomer> known(Instant now, int limit) throws SQLException;
}

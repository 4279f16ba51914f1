package dev.amends.risk.asking;

import dev.amends.risk.asking.Ask.Bucket;
import dev.amends.risk.asking.Ask.Counts;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Port to what is known of asks. All calls of a batch share one transaction. */
interface Asks {

  /**
   * What is known of these invitations, locked. Those that nobody has heard of are kept as they are
   * given: answers and deliveries come by different ways at the same time, and must wait for each
   * other from the first on.
   */
  Map<UUID, Ask> lock(Collection<Ask> asks) throws SQLException;

  void store(List<Ask> asks) throws SQLException;

  /** Moves the counts. */
  void add(Map<Bucket, Counts> changes) throws SQLException;
}

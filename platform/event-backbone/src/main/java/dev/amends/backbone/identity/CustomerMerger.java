package dev.amends.backbone.identity;

import java.sql.SQLException;
import java.time.Instant;

/** What a service moves when two ids turn out to be one customer's; each service has one. */
public interface CustomerMerger {

  /**
   * Moves everything of {@code from} to {@code into}. Runs alone: no batch of any stream is under
   * way in this database. Running twice changes nothing more.
   *
   * @param at when they were merged: what is moved counts as accepted then, so that no earlier
   *     erasure of {@code into} covers it
   */
  void merge(String from, String into, Instant at) throws SQLException;
}

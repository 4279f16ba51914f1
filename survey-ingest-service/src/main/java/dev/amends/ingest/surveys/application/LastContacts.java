package dev.amends.ingest.surveys.application;

import java.sql.SQLException;
import java.time.Instant;

/**
 * Port to when each customer was last asked, answered or declined, whatever the survey: so that
 * nobody is asked too often.
 */
public interface LastContacts {

  /** What happened. */
  enum Kind {
    ASKED,
    ANSWERED,
    DECLINED
  }

  /**
   * The latest counts, in whatever order they are noted; part of the caller's transaction.
   *
   * @param customerId null for somebody nobody knows, of whom nothing is noted
   */
  void note(String customerId, Kind kind, Instant at) throws SQLException;
}

package dev.amends.risk.assessment.application;

import java.sql.SQLException;

/** Port to whoever reads comments. */
public interface Readers {

  /** The one that reads now; the same for every instance from its activation on. */
  ReadingComments active() throws SQLException;
}

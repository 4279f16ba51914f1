package dev.amends.edge.problem;

import java.sql.SQLException;
import java.sql.SQLTransientException;

/** Tells a missing database from a mistake of ours. */
final class DatabaseOutage {

  private DatabaseOutage() {}

  static boolean caused(Throwable failure) {
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLTransientException
          || cause instanceof SQLException sql && connectionLost(sql.getSQLState())) {
        return true;
      }
    }
    return false;
  }

  private static boolean connectionLost(String state) {
    return state != null && (state.startsWith("08") || state.startsWith("57P"));
  }
}

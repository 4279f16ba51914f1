package dev.amends.backbone.stream;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.kafka.common.errors.RetriableException;

/**
 * One database transaction around a batch, and the judgement whether a failure is the batch's or
 * the world's.
 */
@ApplicationScoped
public class BatchTransaction {

  private static final int TIMEOUT_SECONDS = 60;
  private static final int ANSWER_WITHIN_SECONDS = 2;

  /**
   * Connection lost, resources short, shutting down, serialisation and deadlock, lock not
   * available.
   */
  private static final Set<String> OUTAGE_CLASSES = Set.of("08", "53", "57", "58", "40", "55");

  private final DataSource database;

  BatchTransaction(DataSource database) {
    this.database = database;
  }

  <T> T run(Callable<T> work) {
    return QuarkusTransaction.requiringNew().timeout(TIMEOUT_SECONDS).call(work);
  }

  /**
   * True when the same work may well succeed later. Why a commit failed, the transaction manager
   * tells among the suppressed.
   */
  public boolean isOutage(Throwable failure) {
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      // The pool says by a timeout, and without an SQL state, that no connection could be had.
      if (cause instanceof SQLTransientException
          || cause instanceof TimeoutException
          || cause instanceof IOException
          || cause instanceof RetriableException
          || cause instanceof StreamInterrupted
          || (cause instanceof SQLException sql && isOutage(sql))
          || Stream.of(cause.getSuppressed()).anyMatch(this::isOutage)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the database answers right now. */
  boolean databaseAnswers() {
    try (var connection = database.getConnection()) {
      return connection.isValid(ANSWER_WITHIN_SECONDS);
    } catch (SQLException e) {
      return false;
    }
  }

  private static boolean isOutage(SQLException failure) {
    var state = failure.getSQLState();
    return state != null && state.length() >= 2 && OUTAGE_CLASSES.contains(state.substring(0, 2));
  }
}

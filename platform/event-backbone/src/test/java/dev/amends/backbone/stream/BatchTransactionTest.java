package dev.amends.backbone.stream;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may succeed later is never the batch's fault. */
class BatchTransactionTest {

  private final BatchTransaction transaction = new BatchTransaction(null);

  @ParameterizedTest
  @ValueSource(strings = {"08006", "53100", "57P01", "58030", "40P01", "55P03"})
  void whatTheServerCannotDoNowIsAnOutage(String state) {
    assertTrue(transaction.isOutage(wrapped(new SQLException("not now", state))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"23505", "22P02", "42P01"})
  void whatTheServerWillNeverDoIsNone(String state) {
    assertFalse(transaction.isOutage(wrapped(new SQLException("never", state))));
  }

  /** As the pool says it when the database is away. */
  @Test
  void aConnectionThatCouldNotBeHadInTimeIsAnOutage() {
    assertTrue(
        transaction.isOutage(
            wrapped(
                new SQLException(
                    "Acquisition timeout while waiting for new connection",
                    new TimeoutException()))));
  }

  @Test
  void aLostLineIsAnOutageAlsoWhenOnlyTheSuppressedTellOfIt() {
    var commit = new IllegalStateException("The commit failed");
    commit.addSuppressed(new SQLException("closed", "08003"));
    assertTrue(transaction.isOutage(wrapped(commit)));
    assertTrue(transaction.isOutage(wrapped(new IOException("reset"))));
  }

  @Test
  void aMistakeOfOursIsNone() {
    assertFalse(
        transaction.isOutage(
            wrapped(new SQLException("Enlisted connection used without active transaction"))));
    assertFalse(transaction.isOutage(wrapped(new NullPointerException())));
  }

  private static RuntimeException wrapped(Throwable cause) {
    return new RuntimeException(cause);
  }
}

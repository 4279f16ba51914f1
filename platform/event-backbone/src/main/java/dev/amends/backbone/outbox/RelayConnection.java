package dev.amends.backbone.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.postgresql.PGConnection;

/**
 * The relay's own connection, outside the pool: it listens for notifications for as long as it
 * lives, and every statement on it commits by itself.
 */
final class RelayConnection {

  /** Opens a connection outside any pool. */
  interface Opener {
    Connection open() throws SQLException;
  }

  private final Opener opener;
  private Connection connection;

  RelayConnection(Opener opener) {
    this.opener = opener;
  }

  Connection connection() throws SQLException {
    if (connection == null) {
      var opened = opener.open();
      try (var statement = opened.createStatement()) {
        statement.execute("set application_name = 'outbox-relay'");
        try (var row =
            statement.executeQuery("select quote_ident('outbox_' || current_schema())")) {
          row.next();
          var channel = row.getString(1);
          statement.execute("listen " + channel);
        }
      }
      connection = opened;
    }
    return connection;
  }

  /** Returns at a notification or after {@code atMost}, whichever comes first. */
  void awaitNotification(Duration atMost) throws SQLException {
    connection().unwrap(PGConnection.class).getNotifications(Math.toIntExact(atMost.toMillis()));
  }

  void disconnect() {
    if (connection != null) {
      try {
        connection.close();
      } catch (SQLException e) {
        // Already broken; there is nothing to save on it.
      }
      connection = null;
    }
  }
}

package dev.amends.backbone.identity;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import javax.sql.DataSource;

/** Moves the rows that the test's consumer writes. */
@ApplicationScoped
class MovingEffects implements CustomerMerger {

  private final DataSource database;

  MovingEffects(DataSource database) {
    this.database = database;
  }

  @Override
  public void merge(String from, String into, Instant at) throws SQLException {
    try (var connection = database.getConnection();
        var update =
            connection.prepareStatement(
                "update effect set customer_id = ? where customer_id = ?")) {
      update.setString(1, into);
      update.setString(2, from);
      update.executeUpdate();
    }
  }
}

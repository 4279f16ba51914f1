package dev.amends.backbone.identity;

import dev.amends.backbone.jdbc.Update;
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
    Update.run(database, "update effect set customer_id = ? where customer_id = ?", into, from);
  }
}

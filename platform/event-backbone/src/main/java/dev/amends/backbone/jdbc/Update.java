package dev.amends.backbone.jdbc;

import java.sql.SQLException;
import javax.sql.DataSource;

/** One statement that changes rows. */
public final class Update {

  private Update() {}

  /**
   * Runs it, in the caller's transaction if there is one.
   *
   * @param values of its parameters, in their order
   * @return how many rows it changed
   */
  public static int run(DataSource database, String sql, Object... values) throws SQLException {
    try (var connection = database.getConnection();
        var update = connection.prepareStatement(sql)) {
      for (var i = 0; i < values.length; i++) {
        update.setObject(i + 1, values[i]);
      }
      return update.executeUpdate();
    }
  }
}

package dev.amends.backbone.erasure;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Forgets the rows that the test's consumer writes. */
@ApplicationScoped
class ForgettingEffects implements CustomerEraser {

  private final DataSource database;

  ForgettingEffects(DataSource database) {
    this.database = database;
  }

  @Override
  public String topic() {
    return "amends.outreach.v1";
  }

  @Override
  public void erase(String customerId) throws SQLException {
    try (var connection = database.getConnection();
        var delete = connection.prepareStatement("delete from effect where customer_id = ?")) {
      delete.setString(1, customerId);
      delete.executeUpdate();
    }
  }
}

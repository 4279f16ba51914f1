package dev.amends.risk.textmodel;

import dev.amends.risk.taxonomy.Taxonomies;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Which versions read, asked for with every batch: both in one round trip. */
@ApplicationScoped
class ActiveVersions {

  private static final String BOTH =
      """
      select coalesce((select version from text_model_activation order by id desc limit 1), ?),
        coalesce((select version from taxonomy_activation order by id desc limit 1), ?)""";

  private final DataSource database;

  ActiveVersions(DataSource database) {
    this.database = database;
  }

  /**
   * @param model of the weights, {@code taxonomy} of the topics
   */
  record Both(int model, int taxonomy) {}

  Both now() throws SQLException {
    try (var connection = database.getConnection();
        var select = connection.prepareStatement(BOTH)) {
      select.setInt(1, TextModels.SHIPPED);
      select.setInt(2, Taxonomies.SHIPPED);
      try (var row = select.executeQuery()) {
        row.next();
        return new Both(row.getInt(1), row.getInt(2));
      }
    }
  }
}

package dev.amends.promoters.customer;

import dev.amends.backbone.event.EventJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;

/** Snapshots of customers, a batch at a time. */
@ApplicationScoped
class CustomerTable {

  private static final String UPSERT =
      """
      insert into customer (customer_id, version, name, email, language, permissions)
      values (?, ?, ?, ?, ?, ?::jsonb)
      on conflict (customer_id) do update set
        version = excluded.version, name = excluded.name, email = excluded.email,
        language = excluded.language, permissions = excluded.permissions
      where excluded.version > customer.version""";

  private final DataSource database;

  CustomerTable(DataSource database) {
    this.database = database;
  }

  /** An older version than the stored one changes nothing. */
  void store(Collection<CustomerChanged> snapshots) throws SQLException {
    try (var connection = database.getConnection();
        var upsert = connection.prepareStatement(UPSERT)) {
      for (var snapshot : snapshots) {
        var permissions = snapshot.permissions() == null ? List.of() : snapshot.permissions();
        upsert.setString(1, snapshot.customerId());
        upsert.setLong(2, snapshot.version());
        upsert.setString(3, snapshot.name());
        upsert.setString(4, snapshot.email());
        upsert.setString(5, snapshot.language());
        upsert.setString(6, new String(EventJson.write(permissions), StandardCharsets.UTF_8));
        upsert.addBatch();
      }
      upsert.executeBatch();
    }
  }
}

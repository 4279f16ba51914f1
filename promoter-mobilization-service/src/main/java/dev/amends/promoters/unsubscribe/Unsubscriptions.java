package dev.amends.promoters.unsubscribe;

import dev.amends.backbone.jdbc.Update;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.sql.DataSource;

/** Who said no. */
@ApplicationScoped
class Unsubscriptions {

  private final DataSource database;
  private final Clock clock;

  Unsubscriptions(DataSource database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Saying it twice changes nothing. */
  void record(String customerId) throws SQLException {
    Update.run(
        database,
        "insert into unsubscribed (customer_id, at) values (current_customer(?), ?) on conflict do nothing",
        customerId,
        OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
  }

  Optional<String> languageOf(String customerId) throws SQLException {
    try (var connection = database.getConnection();
        var select =
            connection.prepareStatement(
                "select language from customer where customer_id = current_customer(?)")) {
      select.setString(1, customerId);
      try (var row = select.executeQuery()) {
        return row.next() ? Optional.ofNullable(row.getString(1)) : Optional.empty();
      }
    }
  }
}

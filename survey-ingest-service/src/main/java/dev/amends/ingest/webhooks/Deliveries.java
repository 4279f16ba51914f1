package dev.amends.ingest.webhooks;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** Remembers what each tool delivered, for as long as tools send a delivery again. */
@ApplicationScoped
class Deliveries {

  static final Duration RETENTION = Duration.ofDays(7);
  private static final Logger LOG = Logger.getLogger(Deliveries.class);

  private final DataSource database;
  private final Clock clock;

  Deliveries(DataSource database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** A delivery that came before. */
  record Earlier(String bodyHash, byte[] answer) {}

  Optional<Earlier> find(String source, String deliveryId) throws SQLException {
    try (var connection = database.getConnection();
        var select =
            connection.prepareStatement(
                "select body_hash, answer from webhook_delivery where source = ? and delivery_id = ?")) {
      select.setString(1, source);
      select.setString(2, deliveryId);
      try (var row = select.executeQuery()) {
        return row.next()
            ? Optional.of(
                new Earlier(row.getString(1), row.getString(2).getBytes(StandardCharsets.UTF_8)))
            : Optional.empty();
      }
    }
  }

  /** The first answer stands, also when two equal deliveries came at once. */
  void remember(String source, String deliveryId, String bodyHash, byte[] answer)
      throws SQLException {
    try (var connection = database.getConnection();
        var insert =
            connection.prepareStatement(
                """
                insert into webhook_delivery (source, delivery_id, body_hash, answer, at)
                values (?, ?, ?, ?::jsonb, ?) on conflict do nothing""")) {
      insert.setString(1, source);
      insert.setString(2, deliveryId);
      insert.setString(3, bodyHash);
      insert.setString(4, new String(answer, StandardCharsets.UTF_8));
      insert.setObject(5, now());
      insert.executeUpdate();
    }
  }

  @Scheduled(every = "1h", delayed = "5m")
  void purge() {
    try (var connection = database.getConnection();
        var delete = connection.prepareStatement("delete from webhook_delivery where at < ?")) {
      delete.setObject(1, now().minus(RETENTION));
      delete.executeUpdate();
    } catch (SQLException e) {
      LOG.warnf("Old deliveries could not be purged: %s", e.getMessage());
    }
  }

  private OffsetDateTime now() {
    return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
  }
}

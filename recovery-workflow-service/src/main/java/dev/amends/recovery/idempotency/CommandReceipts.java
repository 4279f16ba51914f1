package dev.amends.recovery.idempotency;

import dev.amends.backbone.event.EventJson;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * The answers to commands that carried an idempotency key, kept for a day, in the command's own
 * transaction.
 */
@ApplicationScoped
public class CommandReceipts {

  public static final Duration RETENTION = Duration.ofHours(24);
  public static final int MAX_KEY = 200;
  private static final Logger LOG = Logger.getLogger(CommandReceipts.class);

  private final DataSource database;
  private final Clock clock;

  CommandReceipts(DataSource database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * The answer that was given.
   *
   * @param requestHash tells whether the key came with the same request
   */
  public record Receipt(String requestHash, int status, String body) {}

  /** Also makes a second request with the same key wait until the first has committed. */
  @Transactional(Transactional.TxType.MANDATORY)
  public Optional<Receipt> find(String actor, String key) throws SQLException {
    try (var connection = database.getConnection();
        var lock =
            connection.prepareStatement("select pg_advisory_xact_lock(hashtextextended(?, 11))");
        var select =
            connection.prepareStatement(
                "select request_hash, status, body from command_receipt where actor = ? and idempotency_key = ?")) {
      lock.setString(1, actor + '\u001f' + key);
      lock.execute();
      select.setString(1, actor);
      select.setString(2, key);
      try (var row = select.executeQuery()) {
        return row.next()
            ? Optional.of(new Receipt(row.getString(1), row.getInt(2), row.getString(3)))
            : Optional.empty();
      }
    }
  }

  @Transactional(Transactional.TxType.MANDATORY)
  public void keep(String actor, String key, Receipt receipt) throws SQLException {
    try (var connection = database.getConnection();
        var insert =
            connection.prepareStatement(
                """
                insert into command_receipt (actor, idempotency_key, request_hash, status, body, at)
                values (?, ?, ?, ?, ?, ?)""")) {
      insert.setString(1, actor);
      insert.setString(2, key);
      insert.setString(3, receipt.requestHash());
      insert.setInt(4, receipt.status());
      insert.setString(5, receipt.body());
      insert.setObject(6, now());
      insert.executeUpdate();
    }
  }

  /** Answers hold cases, and cases hold their customer. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void forget(String customerId) throws SQLException {
    var mark = "\"customerId\":" + new String(EventJson.write(customerId), StandardCharsets.UTF_8);
    try (var connection = database.getConnection();
        var delete =
            connection.prepareStatement("delete from command_receipt where strpos(body, ?) > 0")) {
      delete.setString(1, mark);
      delete.executeUpdate();
    }
  }

  @Scheduled(every = "1h", delayed = "3m")
  void purge() {
    try (var connection = database.getConnection();
        var delete = connection.prepareStatement("delete from command_receipt where at < ?")) {
      delete.setObject(1, now().minus(RETENTION));
      delete.executeUpdate();
    } catch (SQLException e) {
      LOG.warnf("Old command receipts could not be purged: %s", e.getMessage());
    }
  }

  private OffsetDateTime now() {
    return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
  }
}

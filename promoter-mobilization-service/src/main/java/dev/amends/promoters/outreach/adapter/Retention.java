package dev.amends.promoters.outreach.adapter;

import static dev.amends.promoters.outreach.adapter.Sql.utc;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Forgets settled messages after a while. Not the ledger: it is the memory that somebody was
 * thanked, and has at most one row per customer and campaign.
 */
@ApplicationScoped
class Retention {

  private static final Logger LOG = Logger.getLogger(Retention.class);
  private static final int AT_A_TIME = 5_000;

  private static final String PURGE =
      """
      delete from outreach where id in (
        select id from outreach where decided_at < ? and due_at is null limit ?)""";

  private final DataSource database;
  private final Clock clock;
  private final Duration keep;

  Retention(
      DataSource database,
      Clock clock,
      @ConfigProperty(name = "amends.outreach.retention", defaultValue = "400D") Duration keep) {
    this.database = database;
    this.clock = clock;
    this.keep = keep;
  }

  @Scheduled(
      every = "10m",
      delayed = "3m",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void purge() {
    try (var connection = database.getConnection();
        var delete = connection.prepareStatement(PURGE)) {
      delete.setObject(1, utc(clock.instant().minus(keep)));
      delete.setInt(2, AT_A_TIME);
      delete.executeUpdate();
    } catch (SQLException e) {
      LOG.warnf("Old messages could not be purged: %s", e.getMessage());
    }
  }
}

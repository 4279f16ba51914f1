package dev.amends.backbone.outbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * How much waits in the outbox, and for how long: the first thing to look at when something does
 * not arrive.
 */
@ApplicationScoped
class OutboxMetrics {

  private static final String WAITING =
      """
      select count(*), coalesce(extract(epoch from now() - min(recorded_at)), 0)
      from outbox where published_at is null""";

  private final DataSource database;
  private volatile double pending = Double.NaN;
  private volatile double ageSeconds = Double.NaN;

  OutboxMetrics(DataSource database, MeterRegistry meters) {
    this.database = database;
    Gauge.builder("amends.outbox.pending", () -> pending)
        .description("Events recorded and not yet published")
        .register(meters);
    Gauge.builder("amends.outbox.age", () -> ageSeconds)
        .description("Age of the oldest event that is not yet published")
        .baseUnit("seconds")
        .register(meters);
  }

  @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void measure() {
    try (var connection = database.getConnection();
        var statement = connection.createStatement();
        var row = statement.executeQuery(WAITING)) {
      row.next();
      pending = row.getDouble(1);
      ageSeconds = row.getDouble(2);
    } catch (SQLException e) {
      // "Unknown" is the honest reading while the database is away; the relay logs the outage
      // itself.
      pending = Double.NaN;
      ageSeconds = Double.NaN;
    }
  }
}

package dev.amends.recovery.recoverycase.adapter.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import javax.sql.DataSource;

/** How many customers wait, and how many of them longer than they were promised. */
@Startup
@ApplicationScoped
class CaseMetrics {

  private static final String WAITING =
      """
      select count(*), count(*) filter (where contacted_at is null and due_at < ?)
      from recovery_case where state in ('open', 'claimed', 'snoozed')""";

  private final DataSource database;
  private final Clock clock;
  private volatile double open = Double.NaN;
  private volatile double overdue = Double.NaN;

  CaseMetrics(DataSource database, Clock clock, MeterRegistry meters) {
    this.database = database;
    this.clock = clock;
    Gauge.builder("amends.cases.open", () -> open)
        .description("Cases that are open, claimed or snoozed")
        .register(meters);
    Gauge.builder("amends.cases.overdue", () -> overdue)
        .description("Cases whose customer waits for a first word longer than promised")
        .register(meters);
  }

  @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void measure() {
    try (var connection = database.getConnection();
        var statement = connection.prepareStatement(WAITING)) {
      statement.setTimestamp(1, Timestamp.from(clock.instant()));
      try (var row = statement.executeQuery()) {
        row.next();
        open = row.getDouble(1);
        overdue = row.getDouble(2);
      }
    } catch (SQLException e) {
      // Unknown while the database is away, never a number of an hour ago.
      open = Double.NaN;
      overdue = Double.NaN;
    }
  }
}

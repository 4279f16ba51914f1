package dev.amends.risk.employee;

import dev.amends.backbone.jdbc.Update;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import javax.sql.DataSource;

/**
 * Takes the employees out of what is stored once their figures are off. Begins again where it
 * stopped, so whoever dies half-way leaves the rest to the next run.
 */
@ApplicationScoped
class ForgettingEmployees {

  /** A transaction of these holds up no batch for long. */
  private static final int AT_A_TIME = 5_000;

  private static final String RESPONSES =
      """
      update response set feedback = feedback - 'employee' where receipt_id in (
        select receipt_id from response where feedback ->> 'employee' is not null
        order by receipt_id limit ? for update skip locked)""";

  /** Rows of a bucket are summed, so these need not have the ids that others get. */
  private static final String BUCKETS =
      """
      with named as (
        delete from metric_bucket where id in (
          select id from metric_bucket where employee <> '' order by id limit ? for update skip locked)
        returning *)
      insert into metric_bucket
        (id, day, series, answer, touchpoint, journey, segment, channel, language, source, team, partner, tag, n)
      select gen_random_uuid(), day, series, answer, touchpoint, journey, segment, channel, language, source, team, partner, tag, sum(n)
      from named
      group by day, series, answer, touchpoint, journey, segment, channel, language, source, team, partner, tag""";

  private final EmployeeSwitch figures;
  private final DataSource database;

  ForgettingEmployees(EmployeeSwitch figures, DataSource database) {
    this.figures = figures;
    this.database = database;
  }

  @Scheduled(
      every = "{amends.risk.forgetting-employees.every}",
      delayed = "1m",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void ifOff() {
    // Rows that a batch or an erasure holds are left to the next run: to wait for them could be a
    // deadlock. Until none is left the figures cannot be switched on again.
    for (var sql : List.of(RESPONSES, BUCKETS)) {
      boolean more;
      do {
        more = step(sql);
      } while (more);
    }
  }

  /**
   * @return whether there may be more to do
   */
  private boolean step(String sql) {
    return QuarkusTransaction.requiringNew()
        .call(() -> !figures.holdOn() && Update.run(database, sql, AT_A_TIME) > 0);
  }
}

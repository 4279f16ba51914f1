package dev.amends.risk.outcome.adapter;

import dev.amends.risk.assessment.adapter.StoredEvidence;
import dev.amends.risk.outcome.application.OutcomeHistory;
import dev.amends.risk.outcome.domain.KnownCustomer;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What became of customers, joined from the responses and what happened after them. */
@ApplicationScoped
class StoredOutcomes implements OutcomeHistory {

  /** How a deployment's customers leave. */
  enum Loss {
    /** A contract ends, and nothing is bought after that. */
    CONTRACTS,
    /** Who bought twice within a year buys nothing. */
    ORDERS,
    /** Either. */
    BOTH
  }

  private static final Duration HORIZON = Duration.ofDays(90);

  /** What customers said longer ago says little of those of today. */
  private static final Duration OLDEST = Duration.ofDays(1_095);

  /** A customer's one response is that with the least receipt id, which knows of no outcome. */
  private static final String KNOWN =
      """
      with asked as (
        select customer_id, receipt_id, occurred_at, evidence,
          occurred_at + make_interval(hours => ?) as until
        from response
        where occurred_at > ? and occurred_at <= ? and customer_id <> ''
          and not coalesce((feedback ->> 'anonymous')::boolean, false)
          and not exists (select from profiling_objection as objects where objects.customer_id = response.customer_id)),
      seen as (
        select asked.*,
          (select max(at) from customer_fact as ended
            where ended.customer_id = asked.customer_id and kind = 'contract-ended' and at <= occurred_at) as left_before,
          (select max(at) from customer_fact as ordered
            where ordered.customer_id = asked.customer_id and kind = 'order-placed' and at <= occurred_at) as bought_before,
          (select max(at) from customer_fact as ended
            where ended.customer_id = asked.customer_id and kind = 'contract-ended' and at > occurred_at and at <= until) as left_at,
          (select max(at) from customer_fact as ordered
            where ordered.customer_id = asked.customer_id and kind = 'order-placed' and at > occurred_at and at <= until) as bought_at,
          (select count(*) from customer_fact as ordered
            where ordered.customer_id = asked.customer_id and kind = 'order-placed' and at <= occurred_at
              and at > occurred_at - interval '365 days') >= 2 as buys
        from asked),
      known as (
        select *, ? and coalesce(left_at > coalesce(bought_at, '-infinity'), false) as left_us,
          ? and buys and bought_at is null as stayed_away
        from seen
        where (left_before is null or coalesce(bought_before > left_before, false)) and (? or buys))
      select customer_id, evidence, left_us or stayed_away,
        exists (
          select from customer_fact as worked where worked.customer_id = one.customer_id and kind = 'worked'
            and at >= occurred_at and at <= until and at < case when left_us then left_at else 'infinity' end)
      from (select distinct on (customer_id) * from known order by customer_id, receipt_id) as one
      order by occurred_at desc, receipt_id limit ?""";

  private final DataSource database;
  private final Loss loss;

  StoredOutcomes(
      DataSource database,
      @ConfigProperty(name = "amends.risk.loss", defaultValue = "contracts") Loss loss) {
    this.database = database;
    this.loss = loss;
  }

  @Override
  public List<KnownCustomer> known(Instant now, int limit) throws SQLException {
    try (var connection = database.getConnection();
        var select = connection.prepareStatement(KNOWN)) {
      select.setInt(1, Math.toIntExact(HORIZON.toHours()));
      select.setObject(2, utc(now.minus(OLDEST)));
      select.setObject(3, utc(now.minus(HORIZON)));
      select.setBoolean(4, loss != Loss.ORDERS);
      select.setBoolean(5, loss != Loss.CONTRACTS);
      // Without contracts nothing is known of those who never bought.
      select.setBoolean(6, loss != Loss.ORDERS);
      select.setInt(7, limit);
      try (var row = select.executeQuery()) {
        var known = new ArrayList<KnownCustomer>();
        while (row.next()) {
          known.add(
              new KnownCustomer(
                  row.getString(1),
                  StoredEvidence.read(row.getString(2)),
                  row.getBoolean(4),
                  row.getBoolean(3)));
        }
        return known;
      }
    }
  }

  private static OffsetDateTime utc(Instant time) {
    return OffsetDateTime.ofInstant(time, ZoneOffset.UTC);
  }
}

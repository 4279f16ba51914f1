package dev.amends.risk.revenue.adapter;

import dev.amends.risk.assessment.adapter.StoredEvidence;
import dev.amends.risk.assessment.domain.Evidence;
import dev.amends.risk.assessment.domain.RiskModel;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** The newest response of every customer whose value is known: a look-up each, no scan. */
@ApplicationScoped
class RevenueQuery {

  private static final int AT_A_TIME = 5_000;

  private static final String VALUED =
      """
      select currency, segment, amount, assessed.evidence,
        assessed.model <> ? and not exists (
          select from profiling_objection as objects where objects.customer_id = customer_value.customer_id)
      from customer_value
        cross join lateral (
          select evidence, assessment ->> 'modelVersion' as model, occurred_at
          from response where response.customer_id = customer_value.customer_id
          order by occurred_at desc limit 1) as assessed
      where assessed.occurred_at >= ?""";

  private static final String WITHOUT_VALUE =
      """
      select count(distinct customer_id) from response
      where occurred_at >= ? and customer_id <> ''
        and not exists (select from customer_value where customer_value.customer_id = response.customer_id)""";

  private final DataSource database;

  RevenueQuery(DataSource database) {
    this.database = database;
  }

  /**
   * @param evidence of the newest response
   * @param scored false of a customer of whom nothing is computed
   */
  record Valued(
      String currency, String segment, double amount, Evidence evidence, boolean scored) {}

  /** Customers who answered since then. To be called in a transaction, for the cursor's sake. */
  void valued(Instant since, Consumer<Valued> reader) throws SQLException {
    try (var connection = database.getConnection();
        var select = connection.prepareStatement(VALUED)) {
      select.setFetchSize(AT_A_TIME);
      select.setString(1, RiskModel.NONE);
      select.setObject(2, OffsetDateTime.ofInstant(since, ZoneOffset.UTC));
      try (var row = select.executeQuery()) {
        while (row.next()) {
          reader.accept(
              new Valued(
                  row.getString(1),
                  row.getString(2),
                  row.getDouble(3),
                  StoredEvidence.read(row.getString(4)),
                  row.getBoolean(5)));
        }
      }
    }
  }

  /** How many customers answered since then whose value nobody has told. */
  long withoutValue(Instant since) throws SQLException {
    try (var connection = database.getConnection();
        var select = connection.prepareStatement(WITHOUT_VALUE)) {
      select.setObject(1, OffsetDateTime.ofInstant(since, ZoneOffset.UTC));
      try (var row = select.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }
}

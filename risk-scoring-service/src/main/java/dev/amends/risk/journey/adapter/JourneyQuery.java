package dev.amends.risk.journey.adapter;

import dev.amends.risk.assessment.adapter.StoredEvidence;
import dev.amends.risk.assessment.domain.RiskModel;
import dev.amends.risk.journey.domain.Lived;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The responses of journeys within some days. */
@ApplicationScoped
class JourneyQuery {

  /** The newest of a journey; single answers are needed, and these are enough. */
  static final int MOST = 50_000;

  static final int MOST_JOURNEYS = 200;

  private static final int AT_A_TIME = 2_000;

  private static final String JOURNEYS =
      """
      select evidence -> 'about' ->> 'journey', count(*), count(distinct nullif(customer_id, ''))
      from response
      where occurred_at >= ? and occurred_at < ? and evidence -> 'about' ->> 'journey' is not null
        and evidence -> 'about' ->> 'touchpoint' is not null
      group by 1 order by 2 desc, 1 limit ?""";

  private static final String RESPONSES =
      """
      select * from (
        select customer_id, occurred_at, receipt_id, evidence, at_risk,
          case when assessment ->> 'modelVersion' <> ? and not exists (
              select from profiling_objection as objects where objects.customer_id = response.customer_id)
            then (assessment ->> 'pLoss')::float8 end as p_loss
        from response
        where occurred_at >= ? and occurred_at < ? and evidence -> 'about' ->> 'journey' = ?
          and evidence -> 'about' ->> 'touchpoint' is not null
        order by occurred_at desc limit ?) as newest
      order by customer_id, occurred_at, receipt_id""";

  private final DataSource database;
  private final ZoneId zone;

  JourneyQuery(
      DataSource database,
      @ConfigProperty(name = "amends.business.zone", defaultValue = "Europe/Stockholm")
          ZoneId zone) {
    this.database = database;
    this.zone = zone;
  }

  /**
   * @param n responses
   */
  record Journey(String journey, long n, long customers) {}

  /** The most frequent first. */
  List<Journey> journeys(LocalDate from, LocalDate to) throws SQLException {
    try (var connection = database.getConnection();
        var select = connection.prepareStatement(JOURNEYS)) {
      bind(select, 1, from, to);
      select.setInt(3, MOST_JOURNEYS);
      var journeys = new ArrayList<Journey>();
      try (var row = select.executeQuery()) {
        while (row.next()) {
          journeys.add(new Journey(row.getString(1), row.getLong(2), row.getLong(3)));
        }
      }
      return journeys;
    }
  }

  /** Customer by customer, each customer's in order of time; in a transaction, for its cursor. */
  void responses(String journey, LocalDate from, LocalDate to, Consumer<Lived> reader)
      throws SQLException {
    try (var connection = database.getConnection();
        var select = connection.prepareStatement(RESPONSES)) {
      select.setFetchSize(AT_A_TIME);
      select.setString(1, RiskModel.NONE);
      bind(select, 2, from, to);
      select.setString(4, journey);
      select.setInt(5, MOST);
      try (var row = select.executeQuery()) {
        while (row.next()) {
          reader.accept(lived(row));
        }
      }
    }
  }

  private static Lived lived(ResultSet row) throws SQLException {
    var evidence = StoredEvidence.read(row.getString(4));
    var pLoss = row.getObject(6, Double.class);
    return new Lived(
        row.getString(1),
        evidence.about().touchpoint(),
        row.getObject(2, OffsetDateTime.class).toInstant(),
        evidence.scores(),
        pLoss == null ? null : row.getBoolean(5),
        pLoss == null ? null : evidence.words().tone(),
        pLoss);
  }

  private void bind(PreparedStatement select, int first, LocalDate from, LocalDate to)
      throws SQLException {
    select.setObject(first, from.atStartOfDay(zone).toOffsetDateTime());
    select.setObject(first + 1, to.atStartOfDay(zone).toOffsetDateTime());
  }
}

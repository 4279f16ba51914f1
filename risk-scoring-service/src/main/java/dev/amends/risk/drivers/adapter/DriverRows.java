package dev.amends.risk.drivers.adapter;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.amends.backbone.event.EventJson;
import dev.amends.risk.assessment.adapter.StoredEvidence;
import dev.amends.risk.drivers.domain.Table.Row;
import dev.amends.risk.metrics.adapter.Slicing.Slice;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The newest responses of a slice, as they were answered. */
@ApplicationScoped
class DriverRows {

  /** Single answers are needed, and these are enough for the weights to settle. */
  static final int MOST = 10_000;

  static final List<String> DIMENSIONS =
      List.of(
          "touchpoint",
          "journey",
          "segment",
          "channel",
          "language",
          "source",
          "team",
          "partner",
          "tag");

  /**
   * How the customer rated touchpoints in the half year before: satisfaction, or ease, or
   * recommendation, each from worst (0) to best (10).
   */
  private static final String RATINGS =
      """
      (select jsonb_object_agg(touchpoint, rating) from (
        select evidence -> 'about' ->> 'touchpoint' as touchpoint, avg(coalesce(
            ((evidence -> 'scores' ->> 'csat')::numeric - 1) * 10 / 4,
            ((evidence -> 'scores' ->> 'ces')::numeric - 1) * 10 / 6,
            (evidence -> 'scores' ->> 'nps')::numeric)) as rating
        from response as earlier
        where earlier.customer_id = response.customer_id and earlier.customer_id <> ''
          and earlier.occurred_at < response.occurred_at
          and earlier.occurred_at >= response.occurred_at - interval '180 days'
          and not exists (
            select from profiling_objection as objects where objects.customer_id = response.customer_id)
        group by 1) as rated
      where touchpoint is not null and rating is not null)""";

  private static final TypeReference<Map<String, Double>> RATED = new TypeReference<>() {};

  private final DataSource database;
  private final ZoneId zone;

  DriverRows(
      DataSource database,
      @ConfigProperty(name = "amends.business.zone", defaultValue = "Europe/Stockholm")
          ZoneId zone) {
    this.database = database;
    this.zone = zone;
  }

  List<Row> newest(Slice slice) throws SQLException, IOException {
    var where = List.copyOf(slice.where().keySet());
    try (var connection = database.getConnection();
        var select = connection.prepareStatement(sql(where))) {
      select.setObject(1, start(slice.from()));
      select.setObject(2, start(slice.from()));
      select.setObject(3, start(slice.to()));
      select.setObject(4, start(slice.to()));
      for (var at = 0; at < where.size(); at++) {
        select.setString(5 + at, slice.where().get(where.get(at)));
      }
      try (var row = select.executeQuery()) {
        var rows = new ArrayList<Row>();
        while (row.next()) {
          rows.add(
              new Row(
                  StoredEvidence.read(row.getString(1)),
                  row.getBoolean(2),
                  ratings(row.getString(3))));
        }
        return rows;
      }
    }
  }

  private static String sql(List<String> where) {
    return "select evidence, at_risk, "
        + RATINGS
        + " from response"
        + " where (?::timestamptz is null or occurred_at >= ?) and (?::timestamptz is null or occurred_at < ?)"
        + where.stream().map(DriverRows::condition).collect(joining())
        + " order by occurred_at desc limit "
        + MOST;
  }

  private static Map<String, Double> ratings(String json) throws IOException {
    return json == null ? Map.of() : EventJson.MAPPER.readValue(json, RATED);
  }

  /** The names are those above; the empty text stands for "not said". */
  private static String condition(String dimension) {
    return dimension.equals("tag")
        ? " and evidence -> 'about' -> 'tags' ?? ?"
        : " and coalesce(evidence -> 'about' ->> '" + dimension + "', '') = ?";
  }

  private OffsetDateTime start(LocalDate day) {
    return day == null ? null : day.atStartOfDay(zone).toOffsetDateTime();
  }
}

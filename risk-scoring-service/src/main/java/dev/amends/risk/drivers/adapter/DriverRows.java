package dev.amends.risk.drivers.adapter;

import static java.util.stream.Collectors.joining;

import dev.amends.backbone.event.EventJson;
import dev.amends.risk.assessment.domain.Evidence;
import dev.amends.risk.drivers.domain.Table.Row;
import dev.amends.risk.metrics.adapter.Slicing.Slice;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
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
          var evidence = row.getString(1).getBytes(StandardCharsets.UTF_8);
          rows.add(new Row(EventJson.read(evidence, Evidence.class), row.getBoolean(2)));
        }
        return rows;
      }
    }
  }

  private static String sql(List<String> where) {
    return "select evidence, at_risk from response"
        + " where (?::timestamptz is null or occurred_at >= ?) and (?::timestamptz is null or occurred_at < ?)"
        + where.stream().map(DriverRows::condition).collect(joining())
        + " order by occurred_at desc limit "
        + MOST;
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

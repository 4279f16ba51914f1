package dev.amends.risk.metrics.adapter;

import dev.amends.risk.metrics.domain.Series;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/** Sums the buckets by the wanted dimensions. */
@ApplicationScoped
class MetricQuery {

  /** What a metric can be broken down by, and the column or expression that gives it. */
  static final Map<String, String> DIMENSIONS =
      Slicing.dimensions(
          "touchpoint",
          "journey",
          "segment",
          "channel",
          "language",
          "source",
          "team",
          "partner",
          "tag");

  static final int MAX_GROUPS = 10_000;

  private final DataSource database;

  MetricQuery(DataSource database) {
    this.database = database;
  }

  /** One combination of dimensions, of one series. */
  record Group(Series series, Map<String, String> key) {}

  /** How many gave which answer, by group, in the order of the keys. */
  Map<Group, Map<Integer, Long>> answers(
      List<Series> series, LocalDate from, LocalDate to, List<String> by) throws SQLException {
    try (var connection = database.getConnection();
        var select = connection.prepareStatement(sql(from, to, by))) {
      bind(
          select,
          connection.createArrayOf("text", series.stream().map(Series::definition).toArray()),
          from,
          to);
      var groups = new LinkedHashMap<Group, Map<Integer, Long>>();
      try (var row = select.executeQuery()) {
        while (row.next() && groups.size() <= MAX_GROUPS) {
          var key = new LinkedHashMap<String, String>();
          for (var i = 0; i < by.size(); i++) {
            key.put(by.get(i), row.getString(i + 1));
          }
          var group = new Group(Series.ofDefinition(row.getString(by.size() + 1)), key);
          groups
              .computeIfAbsent(group, g -> new TreeMap<>())
              .put(row.getInt(by.size() + 2), row.getLong(by.size() + 3));
        }
      }
      return groups;
    }
  }

  private static String sql(LocalDate from, LocalDate to, List<String> by) {
    var columns = new ArrayList<>(by.stream().map(DIMENSIONS::get).toList());
    columns.add("series");
    columns.add("answer");
    var grouping = String.join(", ", columns);
    return "select "
        + grouping
        + ", sum(n) from metric_bucket where series = any(?)"
        + (by.contains("tag") ? " and tag <> ''" : " and tag = ''")
        + (from == null ? "" : " and day >= ?")
        + (to == null ? "" : " and day < ?")
        + " group by "
        + grouping
        + " having sum(n) > 0 order by "
        + grouping;
  }

  private static void bind(
      PreparedStatement select, java.sql.Array series, LocalDate from, LocalDate to)
      throws SQLException {
    var index = 1;
    select.setArray(index++, series);
    if (from != null) {
      select.setObject(index++, from);
    }
    if (to != null) {
      select.setObject(index, to);
    }
  }
}

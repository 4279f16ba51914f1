package dev.amends.risk.metrics.adapter;

import static java.util.stream.Collectors.joining;

import dev.amends.risk.metrics.adapter.Slicing.Slice;
import dev.amends.risk.metrics.domain.Series;
import jakarta.enterprise.context.ApplicationScoped;
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
public class MetricQuery {

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
          "tag",
          EmployeeRules.DIMENSION);

  public static final int MAX_GROUPS = 10_000;

  private final DataSource database;

  MetricQuery(DataSource database) {
    this.database = database;
  }

  /** One combination of dimensions, of one series. */
  public record Group(Series series, Map<String, String> key) {}

  /** How many gave which answer, by group, in the order of the keys. */
  public Map<Group, Map<Integer, Long>> answers(List<Series> series, Slice slice, List<String> by)
      throws SQLException {
    var where = List.copyOf(slice.where().keySet());
    try (var connection = database.getConnection();
        var select = connection.prepareStatement(sql(slice, where, by))) {
      var index = 1;
      select.setArray(
          index++,
          connection.createArrayOf("text", series.stream().map(Series::definition).toArray()));
      for (var dimension : where) {
        select.setString(index++, slice.where().get(dimension));
      }
      for (var day : new LocalDate[] {slice.from(), slice.to()}) {
        if (day != null) {
          select.setObject(index++, day);
        }
      }
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

  private static String sql(Slice slice, List<String> where, List<String> by) {
    var columns = new ArrayList<>(by.stream().map(DIMENSIONS::get).toList());
    columns.add("series");
    columns.add("answer");
    var grouping = String.join(", ", columns);
    return "select "
        + grouping
        + ", sum(n) from metric_bucket where series = any(?)"
        + where.stream().map(name -> " and " + DIMENSIONS.get(name) + " = ?").collect(joining())
        + tags(where.contains("tag"), by.contains("tag"))
        + (slice.from() == null ? "" : " and day >= ?")
        + (slice.to() == null ? "" : " and day < ?")
        + " group by "
        + grouping
        + " having sum(n) > 0 order by "
        + grouping;
  }

  /** A response counts once for each of its tags, and once whatever its tags. */
  private static String tags(boolean oneTag, boolean byTag) {
    return oneTag ? "" : byTag ? " and tag <> ''" : " and tag = ''";
  }
}

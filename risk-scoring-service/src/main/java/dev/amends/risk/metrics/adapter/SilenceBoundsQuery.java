package dev.amends.risk.metrics.adapter;

import static java.util.stream.Collectors.joining;

import dev.amends.risk.metrics.adapter.Slicing.Slice;
import dev.amends.risk.metrics.domain.Series;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/** Sums deliveries by what was answered to them, and beside them all answers of a series. */
@ApplicationScoped
class SilenceBoundsQuery {

  static final Map<String, String> DIMENSIONS = ResponseRateQuery.DIMENSIONS;

  /** Answers to a survey of ours have it in their source. */
  private static final Map<String, String> OF_ANSWERS = ofAnswers();

  private final DataSource database;

  SilenceBoundsQuery(DataSource database) {
    this.database = database;
  }

  private static Map<String, String> ofAnswers() {
    var columns = new HashMap<>(DIMENSIONS);
    columns.put("survey", "case when source like 'survey:%' then substr(source, 8) else '' end");
    return Map.copyOf(columns);
  }

  /** One combination of dimensions, of one series. */
  record Group(Series series, Map<String, String> key) {}

  /** What became of deliveries. */
  static final class Deliveries {

    /** How many of those whose time is over were given which answer. */
    final Map<Integer, Long> answers = new TreeMap<>();

    /** How many of those whose time is over were given none. */
    long unanswered;

    /** How many are so new that silence means nothing yet, answered or not. */
    long tooRecent;
  }

  /**
   * By the days of the deliveries.
   *
   * @param silentSince who was asked on this day or before has had time to answer
   */
  Map<Group, Deliveries> deliveries(
      List<Series> series, Slice slice, List<String> by, LocalDate silentSince)
      throws SQLException {
    var columns = columns(DIMENSIONS, by);
    columns.add("series");
    columns.add("answer");
    var sql =
        "select "
            + String.join(", ", columns)
            + ", coalesce(sum(delivered) filter (where day <= ?), 0)"
            + ", coalesce(sum(delivered) filter (where day > ?), 0) from ask_bucket"
            + where(DIMENSIONS, slice)
            + grouped(columns, "delivered");
    try (var connection = database.getConnection();
        var select = connection.prepareStatement(sql)) {
      select.setObject(1, silentSince);
      select.setObject(2, silentSince);
      set(select, 3, series, slice);
      var groups = new LinkedHashMap<Group, Deliveries>();
      try (var row = select.executeQuery()) {
        while (row.next() && groups.size() <= MetricQuery.MAX_GROUPS) {
          var next = by.size() + 1;
          var group = new Group(Series.ofDefinition(row.getString(next++)), key(row, by));
          var sums = groups.computeIfAbsent(group, each -> new Deliveries());
          var answer = row.getObject(next++, Integer.class);
          var over = row.getLong(next++);
          sums.tooRecent += row.getLong(next);
          if (answer == null) {
            sums.unanswered += over;
          } else if (over > 0) {
            sums.answers.merge(answer, over, Long::sum);
          }
        }
      }
      return groups;
    }
  }

  /** How many deliveries of the slice did not tell what they ask for. */
  long notTold(Slice slice) throws SQLException {
    var sql = "select coalesce(sum(delivered), 0) from ask_bucket" + where(DIMENSIONS, slice);
    try (var connection = database.getConnection();
        var select = connection.prepareStatement(sql)) {
      set(select, 1, List.of(), slice);
      try (var row = select.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  /** How many answers there are of each series by whatever way, by the days of the answers. */
  Map<Group, Long> byAnyWay(List<Series> series, Slice slice, List<String> by) throws SQLException {
    var columns = columns(OF_ANSWERS, by);
    columns.add("series");
    var sql =
        "select "
            + String.join(", ", columns)
            + ", sum(n) from metric_bucket"
            + where(OF_ANSWERS, slice)
            + " and tag = ''"
            + grouped(columns, "n");
    try (var connection = database.getConnection();
        var select = connection.prepareStatement(sql)) {
      set(select, 1, series, slice);
      var groups = new HashMap<Group, Long>();
      try (var row = select.executeQuery()) {
        while (row.next()) {
          var definition = row.getString(by.size() + 1);
          groups.put(
              new Group(Series.ofDefinition(definition), key(row, by)), row.getLong(by.size() + 2));
        }
      }
      return groups;
    }
  }

  private static List<String> columns(Map<String, String> dimensions, List<String> by) {
    return new ArrayList<>(by.stream().map(dimensions::get).toList());
  }

  private static String where(Map<String, String> dimensions, Slice slice) {
    return " where series = any(?)"
        + slice.where().keySet().stream()
            .map(name -> " and " + dimensions.get(name) + " = ?")
            .collect(joining())
        + (slice.from() == null ? "" : " and day >= ?")
        + (slice.to() == null ? "" : " and day < ?");
  }

  private static String grouped(List<String> columns, String counted) {
    var grouping = String.join(", ", columns);
    return " group by " + grouping + " having sum(" + counted + ") > 0 order by " + grouping;
  }

  /** Without a series: those that told none. */
  private static void set(PreparedStatement select, int first, List<Series> series, Slice slice)
      throws SQLException {
    var definitions =
        series.isEmpty()
            ? new String[] {""}
            : series.stream().map(Series::definition).toArray(String[]::new);
    var next = first;
    select.setArray(next++, select.getConnection().createArrayOf("text", definitions));
    for (var value : slice.where().values()) {
      select.setString(next++, value);
    }
    for (var day : new LocalDate[] {slice.from(), slice.to()}) {
      if (day != null) {
        select.setObject(next++, day);
      }
    }
  }

  private static Map<String, String> key(ResultSet row, List<String> by) throws SQLException {
    var key = new LinkedHashMap<String, String>();
    for (var at = 0; at < by.size(); at++) {
      key.put(by.get(at), row.getString(at + 1));
    }
    return key;
  }
}

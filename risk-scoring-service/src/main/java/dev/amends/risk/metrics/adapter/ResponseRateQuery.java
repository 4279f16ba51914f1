package dev.amends.risk.metrics.adapter;

import dev.amends.risk.metrics.domain.ResponseRate;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Sums what became of deliveries by the wanted dimensions. */
@ApplicationScoped
class ResponseRateQuery {

  /** What a rate can be broken down by, and the column or expression that gives it. */
  static final Map<String, String> DIMENSIONS =
      Slicing.dimensions("survey", "touchpoint", "journey", "channel", "language");

  private static final String SUMS =
      """
      coalesce(sum(delivered), 0), coalesce(sum(answered), 0), coalesce(sum(declined), 0),
      coalesce(sum(delivered) filter (where day > ?), 0), coalesce(sum(answered + declined) filter (where day > ?), 0)
      from ask_bucket where true""";

  private final DataSource database;

  ResponseRateQuery(DataSource database) {
    this.database = database;
  }

  /**
   * @param silentSince who was asked on this day or before, and said nothing, is silent
   */
  Map<Map<String, String>, ResponseRate> rates(
      LocalDate from, LocalDate to, LocalDate silentSince, List<String> by) throws SQLException {
    try (var connection = database.getConnection();
        var select = connection.prepareStatement(sql(from, to, by))) {
      var next = 1;
      for (var day : new LocalDate[] {silentSince, silentSince, from, to}) {
        if (day != null) {
          select.setObject(next++, day);
        }
      }
      var rates = new LinkedHashMap<Map<String, String>, ResponseRate>();
      try (var row = select.executeQuery()) {
        while (row.next() && rates.size() <= MetricQuery.MAX_GROUPS) {
          var key = new LinkedHashMap<String, String>();
          var column = 1;
          for (var dimension : by) {
            key.put(dimension, row.getString(column++));
          }
          rates.put(
              key,
              ResponseRate.of(
                  row.getLong(column++),
                  row.getLong(column++),
                  row.getLong(column++),
                  row.getLong(column++),
                  row.getLong(column)));
        }
      }
      return rates;
    }
  }

  private static String sql(LocalDate from, LocalDate to, List<String> by) {
    var grouping = by.stream().map(DIMENSIONS::get).collect(Collectors.joining(", "));
    return "select "
        + (by.isEmpty() ? "" : grouping + ", ")
        + SUMS
        + (from == null ? "" : " and day >= ?")
        + (to == null ? "" : " and day < ?")
        + (by.isEmpty() ? "" : " group by " + grouping + " order by " + grouping);
  }
}

package dev.amends.risk.metrics.adapter;

import dev.amends.backbone.jdbc.Update;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/** What staff believe that customers answer. */
@ApplicationScoped
class BeliefTable {

  private static final String SET =
      """
      insert into belief (author, month, metric, touchpoint, answer)
      select author, month, metric, touchpoint, answer
      from (values (?, ?::date, ?, ?, ?)) as new (author, month, metric, touchpoint, answer)
      where (
          select count(*) from belief as own
          where own.author = new.author and own.month = new.month
            and (own.metric, own.touchpoint) <> (new.metric, new.touchpoint)) < ?
      on conflict (month, metric, touchpoint, author) do update set answer = excluded.answer""";

  private static final String OWN =
      "select metric, touchpoint, answer from belief where author = ? and month = ? order by 1, 2";

  private static final String ALL =
      """
      select touchpoint, answer, count(*) from belief where month = ? and metric = ?
      group by touchpoint, answer""";

  private final DataSource database;

  BeliefTable(DataSource database) {
    this.database = database;
  }

  /**
   * @param touchpoint empty if the question is not about one
   */
  record Belief(String metric, String touchpoint, int answer) {}

  /**
   * @param most answers that an author can have in a month
   * @return false if this would be one more
   */
  boolean set(String author, YearMonth month, Belief belief, int most) throws SQLException {
    return Update.run(
            database,
            SET,
            author,
            month.atDay(1),
            belief.metric(),
            belief.touchpoint(),
            belief.answer(),
            most)
        > 0;
  }

  List<Belief> own(String author, YearMonth month) throws SQLException {
    try (var connection = database.getConnection();
        var select = connection.prepareStatement(OWN)) {
      select.setString(1, author);
      select.setObject(2, month.atDay(1));
      var own = new ArrayList<Belief>();
      try (var row = select.executeQuery()) {
        while (row.next()) {
          own.add(new Belief(row.getString(1), row.getString(2), row.getInt(3)));
        }
      }
      return own;
    }
  }

  /** How many believe which answer, by touchpoint. */
  Map<String, Map<Integer, Long>> all(LocalDate month, String metric) throws SQLException {
    try (var connection = database.getConnection();
        var select = connection.prepareStatement(ALL)) {
      select.setObject(1, month);
      select.setString(2, metric);
      var all = new TreeMap<String, Map<Integer, Long>>();
      try (var row = select.executeQuery()) {
        while (row.next()) {
          all.computeIfAbsent(row.getString(1), touchpoint -> new TreeMap<>())
              .put(row.getInt(2), row.getLong(3));
        }
      }
      return all;
    }
  }
}

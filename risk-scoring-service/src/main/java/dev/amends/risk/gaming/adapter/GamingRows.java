package dev.amends.risk.gaming.adapter;

import dev.amends.risk.gaming.domain.Answers;
import dev.amends.risk.gaming.domain.Answers.Group;
import dev.amends.risk.gaming.domain.AskedForTen;
import dev.amends.risk.gaming.domain.Invitations;
import dev.amends.risk.metrics.adapter.EmployeeRules;
import dev.amends.risk.metrics.domain.Series;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/** The newest answers and asks of a period. A comment is looked at in passing and not kept. */
@ApplicationScoped
class GamingRows {

  /** Enough to see what goes on now, and few enough to look at each. */
  static final int MOST = 20_000;

  static final int MOST_GROUPS = 1_000;

  /** An answer that is older than this says nothing about why somebody was asked. */
  static final int EARLIER_DAYS = 365;

  private static final int AT_A_TIME = 1_000;

  /** Of customers who object to profiling no comment is read. */
  private static final String ANSWERS =
      """
      select %s ->> ?, evidence -> 'about' ->> 'touchpoint',
        (evidence -> 'scores' ->> 'nps')::int, receipt_id,
        case when not exists (
            select from profiling_objection as objects where objects.customer_id = response.customer_id)
          then assessment ->> 'comment' end
      from response
      where occurred_at >= ? and occurred_at < ? and evidence -> 'scores' ->> 'nps' is not null
      order by occurred_at desc, receipt_id limit ?""";

  /**
   * Every customer once for each touchpoint, when asked last: who is asked often is not to count
   * often. Nothing is looked up of customers who object to profiling.
   */
  private static final String INVITATIONS =
      """
      with newest as (
        select touchpoint, customer_id, delivered_at from ask
        where delivered_at >= ? and delivered_at < ? and not exists (
          select from profiling_objection as objects where objects.customer_id = ask.customer_id)
        order by delivered_at desc, invitation_id limit ?),
      once as (
        select distinct on (touchpoint, customer_id) touchpoint, customer_id, delivered_at
        from newest order by touchpoint, customer_id, delivered_at desc)
      select touchpoint, count(*), count(*) filter (where exists (
          select from response
          where response.customer_id = once.customer_id
            and occurred_at < delivered_at and occurred_at >= delivered_at - make_interval(days => ?)
            and (evidence -> 'scores' ->> 'nps')::int <= 6)),
        (select count(*) from newest)
      from once group by touchpoint""";

  private final DataSource database;
  private final AskedForTen askedForTen = new AskedForTen();

  GamingRows(DataSource database) {
    this.database = database;
  }

  /**
   * @param groups by series and value; what says nothing of the dimension is in none
   * @param limited there are more answers, and only the newest were looked at
   */
  record Found(List<Answers> groups, boolean limited) {}

  /**
   * @param byTouchpoint with a touchpoint each
   * @param limited there are more deliveries, and only the newest were looked at
   */
  record Asked(Map<String, Invitations> byTouchpoint, boolean limited) {}

  /** Of the phrases that are looked for. */
  String phrases() {
    return askedForTen.version();
  }

  /**
   * Stops behind one group more than {@value #MOST_GROUPS}. To be called in a transaction, for the
   * cursor's sake.
   *
   * @param by touchpoint, team, partner or employee
   * @param to exclusive
   */
  Found answers(String by, Instant from, Instant to) throws SQLException {
    try (var connection = database.getConnection();
        var select = connection.prepareStatement(ANSWERS.formatted(place(by)))) {
      select.setFetchSize(AT_A_TIME);
      select.setString(1, by);
      select.setObject(2, utc(from));
      select.setObject(3, utc(to));
      select.setInt(4, MOST + 1);
      var groups = new LinkedHashMap<Group, Answers>();
      var n = 0;
      try (var row = select.executeQuery()) {
        while (n < MOST && groups.size() <= MOST_GROUPS && row.next()) {
          n++;
          add(row, groups);
        }
        return new Found(List.copyOf(groups.values()), n == MOST && row.next());
      }
    }
  }

  /** Nobody is judged by who served the customer, so no evidence names an employee. */
  private static String place(String by) {
    return by.equals(EmployeeRules.DIMENSION) ? "feedback" : "evidence -> 'about'";
  }

  private void add(ResultSet row, Map<Group, Answers> groups) throws SQLException {
    var value = row.getString(1);
    if (value == null || value.isEmpty()) {
      return;
    }
    var series = row.getString(2) == null ? Series.NPS_RELATIONSHIP : Series.NPS_TOUCHPOINT;
    var comment = row.getString(5);
    groups
        .computeIfAbsent(new Group(series, value), Answers::new)
        .add(
            row.getInt(3),
            row.getObject(4, UUID.class),
            comment != null && askedForTen.in(comment));
  }

  /** By the days of the deliveries; a link that was handed over has none. */
  Asked invitations(Instant from, Instant to) throws SQLException {
    try (var connection = database.getConnection();
        var select = connection.prepareStatement(INVITATIONS)) {
      select.setObject(1, utc(from));
      select.setObject(2, utc(to));
      select.setInt(3, MOST);
      select.setInt(4, EARLIER_DAYS);
      var asked = new HashMap<String, long[]>();
      var all = new long[2];
      var deliveries = 0L;
      try (var row = select.executeQuery()) {
        while (row.next()) {
          var counts = new long[] {row.getLong(2), row.getLong(3)};
          asked.put(row.getString(1), counts);
          all[0] += counts[0];
          all[1] += counts[1];
          deliveries = row.getLong(4);
        }
      }
      asked.remove("");
      var byTouchpoint = new HashMap<String, Invitations>();
      asked.forEach(
          (touchpoint, counts) ->
              byTouchpoint.put(
                  touchpoint,
                  new Invitations(counts[0], counts[1], all[0] - counts[0], all[1] - counts[1])));
      return new Asked(byTouchpoint, deliveries == MOST);
    }
  }

  private static OffsetDateTime utc(Instant time) {
    return OffsetDateTime.ofInstant(time, ZoneOffset.UTC);
  }
}

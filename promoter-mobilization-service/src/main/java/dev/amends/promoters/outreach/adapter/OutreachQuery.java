package dev.amends.promoters.outreach.adapter;

import static dev.amends.promoters.outreach.adapter.Sql.instant;
import static dev.amends.promoters.outreach.adapter.Sql.utc;

import dev.amends.promoters.outreach.domain.Language;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** Messages as the marketer reads them. */
@ApplicationScoped
class OutreachQuery {

  private static final String SUMMARY =
      """
      select status, reason, count(*) as n from outreach where status <> 'pending'
      group by status, reason order by n desc, reason""";

  private final DataSource database;

  OutreachQuery(DataSource database) {
    this.database = database;
  }

  /** One line of the list. */
  public record Item(
      UUID id,
      String customerId,
      String customerName,
      String campaign,
      UUID receiptId,
      String channel,
      String language,
      String status,
      String reason,
      Instant until,
      Instant at) {}

  /** What to look for; null means whatever. */
  record Filter(String customerId, String status, String reason, String campaign) {}

  /** The last line of the page before. */
  record Position(Instant at, UUID id) {}

  /** How often a reason is the answer. */
  public record ReasonCount(String reason, long n) {}

  /** How many messages are where. */
  public record Summary(long sent, long suppressed, long delayed, List<ReasonCount> reasons) {}

  /** A condition per filter that is set, in the order in which {@link #bind} sets the values. */
  private static String where(Filter filter) {
    var where = new StringBuilder("where o.status <> 'pending'");
    if (filter.customerId() != null) {
      where.append(" and o.customer_id = current_customer(?)");
    }
    if (filter.status() != null) {
      where.append(" and o.status = ?");
    }
    if (filter.reason() != null) {
      where.append(" and o.reason = ?");
    }
    if (filter.campaign() != null) {
      where.append(" and o.campaign = ?");
    }
    return where.toString();
  }

  private static int bind(PreparedStatement statement, Filter filter) throws SQLException {
    var next = 1;
    for (var value :
        new String[] {filter.customerId(), filter.status(), filter.reason(), filter.campaign()}) {
      if (value != null) {
        statement.setString(next++, value);
      }
    }
    return next;
  }

  /**
   * @param after where the page before ended, or null
   */
  List<Item> items(Filter filter, Position after, int limit) throws SQLException {
    var sql =
        "select o.*, c.name, c.language as customer_language, p.channel from outreach o"
            + " join campaign p on p.id = o.campaign"
            + " left join customer c on c.customer_id = o.customer_id "
            + where(filter)
            + (after == null ? "" : " and (o.decided_at, o.id) < (?, ?)")
            + " order by o.decided_at desc, o.id desc limit ?";
    try (var connection = database.getConnection();
        var select = connection.prepareStatement(sql)) {
      var next = bind(select, filter);
      if (after != null) {
        select.setObject(next++, utc(after.at()));
        select.setObject(next++, after.id());
      }
      select.setInt(next, limit);
      var items = new ArrayList<Item>();
      try (var row = select.executeQuery()) {
        while (row.next()) {
          items.add(item(row));
        }
      }
      return items;
    }
  }

  long count(Filter filter) throws SQLException {
    try (var connection = database.getConnection();
        var select =
            connection.prepareStatement("select count(*) from outreach o " + where(filter))) {
      bind(select, filter);
      try (var row = select.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  Summary summary() throws SQLException {
    try (var connection = database.getConnection()) {
      return summary(connection);
    }
  }

  private static Summary summary(Connection connection) throws SQLException {
    long sent = 0;
    long suppressed = 0;
    long delayed = 0;
    var reasons = new ArrayList<ReasonCount>();
    try (var select = connection.prepareStatement(SUMMARY);
        var row = select.executeQuery()) {
      while (row.next()) {
        var n = row.getLong("n");
        switch (row.getString("status")) {
          case "sent" -> sent += n;
          case "suppressed" -> suppressed += n;
          default -> delayed += n;
        }
        if (row.getString("reason") != null) {
          reasons.add(new ReasonCount(row.getString("reason"), n));
        }
      }
    }
    return new Summary(sent, suppressed, delayed, List.copyOf(reasons));
  }

  private static Item item(ResultSet row) throws SQLException {
    return new Item(
        row.getObject("id", UUID.class),
        row.getString("customer_id"),
        row.getString("name"),
        row.getString("campaign"),
        row.getObject("receipt_id", UUID.class),
        row.getString("channel"),
        Language.of(row.getString("customer_language"), row.getString("response_language")).code(),
        row.getString("status"),
        row.getString("reason"),
        row.getString("status").equals("delayed") ? instant(row, "due_at") : null,
        instant(row, "decided_at"));
  }
}

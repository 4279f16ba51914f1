package dev.amends.ingest.asking.adapter;

import static dev.amends.ingest.asking.adapter.InvitationRow.instant;
import static dev.amends.ingest.asking.adapter.InvitationRow.utc;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** Invitations as people read them. */
@ApplicationScoped
class InvitationQuery {

  private static final String FILTER =
      """
       from survey_invitation i left join survey_conversation v on v.id = i.id
      where (?::text is null or i.customer_id = current_customer(?)) and (?::text is null or i.survey = ?)
        and (?::text is null or i.status = ?) and (?::text is null or i.reason = ?)""";

  private static final String LIST =
      "select i.*, v.answered_at, v.declined_at"
          + FILTER
          + """
             and (?::timestamptz is null or (i.decided_at, i.id) < (?, ?))
            order by i.decided_at desc, i.id desc limit ?""";

  private static final String COUNT = "select count(*)" + FILTER;

  private static final String COUNTS =
      """
      select i.status, i.reason, count(*) as n, count(v.answered_at) as answered, count(v.declined_at) as declined
      from survey_invitation i left join survey_conversation v on v.id = i.id
      where i.survey = ? group by i.status, i.reason order by n desc, i.reason""";

  private final DataSource database;

  InvitationQuery(DataSource database) {
    this.database = database;
  }

  /**
   * One line of the list.
   *
   * @param reason why it waits or is blocked; absent if nothing speaks against it
   * @param until when it is looked at again, or when a reminder goes
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Item(
      UUID invitationId,
      String survey,
      String externalId,
      String customerId,
      UUID caseId,
      String state,
      String reason,
      Instant until,
      String channel,
      Instant askedAt,
      int reminders,
      Instant answeredAt,
      Instant declinedAt,
      Instant createdAt,
      Instant at) {}

  /** What to look for; null means whatever. */
  record Filter(String customerId, String survey, String state, String reason) {}

  /** The last line of the page before. */
  record Position(Instant at, UUID id) {}

  /** How often a reason is the answer. */
  public record ReasonCount(String state, String reason, long n) {}

  /** How many invitations of a survey are where. */
  public record Counts(
      long waiting,
      long asked,
      long answered,
      long declined,
      long blocked,
      List<ReasonCount> reasons) {}

  private static int bind(PreparedStatement statement, Filter filter) throws SQLException {
    var next = 1;
    for (var value :
        new String[] {filter.customerId(), filter.survey(), filter.state(), filter.reason()}) {
      statement.setString(next++, value);
      statement.setString(next++, value);
    }
    return next;
  }

  /**
   * @param after where the page before ended, or null
   */
  List<Item> items(Filter filter, Position after, int limit) throws SQLException {
    try (var connection = database.getConnection();
        var select = connection.prepareStatement(LIST)) {
      var next = bind(select, filter);
      var at = after == null ? null : utc(after.at());
      select.setObject(next++, at, Types.TIMESTAMP_WITH_TIMEZONE);
      select.setObject(next++, at, Types.TIMESTAMP_WITH_TIMEZONE);
      select.setObject(next++, after == null ? null : after.id(), Types.OTHER);
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
        var select = connection.prepareStatement(COUNT)) {
      bind(select, filter);
      try (var row = select.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  Counts counts(String survey) throws SQLException {
    long waiting = 0;
    long asked = 0;
    long answered = 0;
    long declined = 0;
    long blocked = 0;
    var reasons = new ArrayList<ReasonCount>();
    try (var connection = database.getConnection();
        var select = connection.prepareStatement(COUNTS)) {
      select.setString(1, survey);
      try (var row = select.executeQuery()) {
        while (row.next()) {
          var n = row.getLong("n");
          answered += row.getLong("answered");
          declined += row.getLong("declined");
          switch (row.getString("status")) {
            case "waiting" -> waiting += n;
            case "asked" -> asked += n;
            default -> blocked += n;
          }
          if (row.getString("reason") != null) {
            reasons.add(new ReasonCount(row.getString("status"), row.getString("reason"), n));
          }
        }
      }
    }
    return new Counts(waiting, asked, answered, declined, blocked, List.copyOf(reasons));
  }

  private static Item item(ResultSet row) throws SQLException {
    return new Item(
        row.getObject("id", UUID.class),
        row.getString("survey"),
        row.getString("external_id"),
        row.getString("customer_id"),
        row.getObject("case_id", UUID.class),
        row.getString("status"),
        row.getString("reason"),
        instant(row, "due_at"),
        row.getString("channel"),
        instant(row, "asked_at"),
        row.getInt("reminders"),
        instant(row, "answered_at"),
        instant(row, "declined_at"),
        instant(row, "created_at"),
        instant(row, "decided_at"));
  }
}

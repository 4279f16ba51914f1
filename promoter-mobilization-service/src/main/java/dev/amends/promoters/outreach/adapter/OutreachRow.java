package dev.amends.promoters.outreach.adapter;

import static dev.amends.promoters.outreach.adapter.Sql.instant;
import static dev.amends.promoters.outreach.adapter.Sql.utc;

import dev.amends.promoters.outreach.domain.Outreach;
import dev.amends.promoters.outreach.domain.Reason;
import dev.amends.promoters.outreach.domain.Response;
import dev.amends.promoters.outreach.domain.State;
import dev.amends.promoters.outreach.domain.State.Delayed;
import dev.amends.promoters.outreach.domain.State.Pending;
import dev.amends.promoters.outreach.domain.State.Sent;
import dev.amends.promoters.outreach.domain.State.Suppressed;
import dev.amends.promoters.outreach.domain.State.Waiting;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** A message between its domain form and its row. */
final class OutreachRow {

  static final String UPSERT =
      """
      insert into outreach (
        id, campaign, customer_id, receipt_id, revision, anonymous, history, occurred_at, nps, commented, at_risk,
        response_language, customer_version, traceparent,
        status, reason, waiting_since, due_at, announced, decisions, decided_at, accepted_at, from_survey)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (id) do update set
        customer_id = excluded.customer_id, accepted_at = excluded.accepted_at, revision = excluded.revision, anonymous = excluded.anonymous, history = excluded.history,
        occurred_at = excluded.occurred_at, nps = excluded.nps, commented = excluded.commented,
        at_risk = excluded.at_risk, response_language = excluded.response_language,
        customer_version = excluded.customer_version, traceparent = excluded.traceparent,
        status = excluded.status, reason = excluded.reason, waiting_since = excluded.waiting_since,
        due_at = excluded.due_at, announced = excluded.announced, decisions = excluded.decisions,
        decided_at = excluded.decided_at, from_survey = excluded.from_survey""";

  private OutreachRow() {}

  static void bind(PreparedStatement upsert, Outreach outreach) throws SQLException {
    var response = outreach.response();
    upsert.setObject(1, outreach.id());
    upsert.setString(2, outreach.campaign());
    upsert.setString(3, response.customerId());
    upsert.setObject(4, response.receiptId());
    upsert.setInt(5, response.revision());
    upsert.setBoolean(6, response.anonymous());
    upsert.setBoolean(7, response.history());
    upsert.setObject(8, utc(response.occurredAt()));
    upsert.setObject(9, response.nps(), Types.INTEGER);
    upsert.setBoolean(10, response.commented());
    upsert.setBoolean(11, response.atRisk());
    upsert.setString(12, response.language());
    upsert.setLong(13, response.customerVersion());
    upsert.setString(14, response.traceparent());
    upsert.setObject(22, utc(response.acceptedAt()), Types.TIMESTAMP_WITH_TIMEZONE);
    upsert.setBoolean(23, response.fromSurvey());
    bindDecision(upsert, outreach);
  }

  private static void bindDecision(PreparedStatement upsert, Outreach outreach)
      throws SQLException {
    var waiting = outreach.state() instanceof Waiting some ? some : null;
    var reason = reason(outreach.state());
    var announced = outreach.announced().stream().map(Reason::code).sorted().toArray();
    upsert.setString(15, status(outreach.state()));
    upsert.setString(16, reason == null ? null : reason.code());
    upsert.setObject(
        17, utc(waiting == null ? null : waiting.since()), Types.TIMESTAMP_WITH_TIMEZONE);
    upsert.setObject(
        18, utc(waiting == null ? null : waiting.until()), Types.TIMESTAMP_WITH_TIMEZONE);
    upsert.setArray(19, upsert.getConnection().createArrayOf("text", announced));
    upsert.setInt(20, outreach.decisions());
    upsert.setObject(21, utc(outreach.decidedAt()));
  }

  static Outreach read(ResultSet row) throws SQLException {
    var response =
        new Response(
            row.getObject("receipt_id", UUID.class),
            row.getInt("revision"),
            row.getString("customer_id"),
            row.getBoolean("anonymous"),
            row.getBoolean("history"),
            instant(row, "occurred_at"),
            row.getObject("nps", Integer.class),
            row.getBoolean("commented"),
            row.getBoolean("at_risk"),
            row.getString("response_language"),
            row.getLong("customer_version"),
            row.getString("traceparent"),
            instant(row, "accepted_at"),
            row.getBoolean("from_survey"));
    return new Outreach(
        row.getObject("id", UUID.class),
        row.getString("campaign"),
        response,
        state(row),
        instant(row, "decided_at"),
        row.getInt("decisions"),
        announced(row));
  }

  private static State state(ResultSet row) throws SQLException {
    var since = instant(row, "waiting_since");
    var until = instant(row, "due_at");
    var status = row.getString("status");
    return switch (status) {
      case "pending" -> new Pending(since, until);
      case "delayed" -> new Delayed(Reason.of(row.getString("reason")), since, until);
      case "suppressed" -> new Suppressed(Reason.of(row.getString("reason")));
      case "sent" -> new Sent();
      default -> throw new IllegalStateException("An outreach cannot be " + status);
    };
  }

  private static String status(State state) {
    return switch (state) {
      case Pending pending -> "pending";
      case Delayed delayed -> "delayed";
      case Suppressed suppressed -> "suppressed";
      case Sent sent -> "sent";
    };
  }

  private static Reason reason(State state) {
    return switch (state) {
      case Delayed delayed -> delayed.reason();
      case Suppressed suppressed -> suppressed.reason();
      case Pending pending -> null;
      case Sent sent -> null;
    };
  }

  private static Set<Reason> announced(ResultSet row) throws SQLException {
    var codes = (String[]) row.getArray("announced").getArray();
    return Arrays.stream(codes).map(Reason::of).collect(Collectors.toUnmodifiableSet());
  }
}

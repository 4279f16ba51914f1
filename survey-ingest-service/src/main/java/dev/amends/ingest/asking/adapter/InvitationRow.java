package dev.amends.ingest.asking.adapter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.amends.backbone.event.EventJson;
import dev.amends.ingest.asking.domain.Invitation;
import dev.amends.ingest.asking.domain.Invitation.Request;
import dev.amends.ingest.asking.domain.Reason;
import dev.amends.ingest.asking.domain.State;
import dev.amends.ingest.asking.domain.State.Asked;
import dev.amends.ingest.asking.domain.State.Blocked;
import dev.amends.ingest.asking.domain.State.Waiting;
import dev.amends.ingest.surveys.domain.Asking.Channel;
import dev.amends.ingest.surveys.domain.Language;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;

/** An invitation as a row. */
final class InvitationRow {

  static final String ADD =
      """
      insert into survey_invitation
        (status, reason, channel, asked_at, reminders, due_at, decided_at, id, survey, external_id, customer_id,
        case_id, language, facts, occurred_at, requested_by, useful_until, created_at)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, current_customer(?), ?, ?, ?::jsonb, ?, ?, ?, ?) on conflict do nothing""";

  static final String SAVE =
      """
      update survey_invitation set status = ?, reason = ?, channel = ?, asked_at = ?, reminders = ?, due_at = ?,
        decided_at = ?, step = null, lease_until = null
      where id = ?""";

  private static final TypeReference<Map<String, String>> FACTS = new TypeReference<>() {};

  private InvitationRow() {}

  /** The first eight places of either statement. */
  static void bindState(PreparedStatement statement, Invitation invitation) throws SQLException {
    switch (invitation.state()) {
      case Waiting(var until, var reason) ->
          bindState(statement, "waiting", reason, null, null, 0, until);
      case Asked(var at, var channel, var reminders, var remindAt) ->
          bindState(statement, "asked", null, channel, at, reminders, remindAt);
      case Blocked(var reason) -> bindState(statement, "blocked", reason, null, null, 0, null);
    }
    statement.setObject(7, utc(invitation.decidedAt()));
    statement.setObject(8, invitation.id());
  }

  private static void bindState(
      PreparedStatement statement,
      String status,
      Reason reason,
      Channel channel,
      Instant askedAt,
      int reminders,
      Instant due)
      throws SQLException {
    statement.setString(1, status);
    statement.setString(2, reason == null ? null : reason.code());
    statement.setString(3, channel == null ? null : channel.code());
    statement.setObject(4, utc(askedAt), Types.TIMESTAMP_WITH_TIMEZONE);
    statement.setInt(5, reminders);
    statement.setObject(6, utc(due), Types.TIMESTAMP_WITH_TIMEZONE);
  }

  static void bindRequest(PreparedStatement insert, Invitation invitation) throws SQLException {
    var request = invitation.request();
    insert.setString(9, request.survey());
    insert.setString(10, request.externalId());
    insert.setString(11, request.customerId());
    insert.setObject(12, request.caseId(), Types.OTHER);
    insert.setString(13, request.language() == null ? null : request.language().tag());
    insert.setString(14, EventJson.MAPPER.valueToTree(request.facts()).toString());
    insert.setObject(15, utc(request.occurredAt()));
    insert.setString(16, request.by());
    insert.setObject(17, utc(invitation.usefulUntil()));
    insert.setObject(18, utc(invitation.createdAt()));
  }

  static Invitation read(ResultSet row) throws SQLException {
    var request =
        new Request(
            row.getString("survey"),
            row.getString("external_id"),
            row.getString("customer_id"),
            row.getObject("case_id", UUID.class),
            Language.of(row.getString("language")).orElse(null),
            facts(row.getString("facts")),
            instant(row, "occurred_at"),
            row.getString("requested_by"));
    return new Invitation(
        row.getObject("id", UUID.class),
        request,
        instant(row, "useful_until"),
        instant(row, "created_at"),
        state(row),
        instant(row, "decided_at"));
  }

  private static State state(ResultSet row) throws SQLException {
    var reason = row.getString("reason");
    return switch (row.getString("status")) {
      case "waiting" ->
          new Waiting(instant(row, "due_at"), reason == null ? null : Reason.of(reason));
      case "asked" ->
          new Asked(
              instant(row, "asked_at"),
              Channel.of(row.getString("channel")).orElseThrow(),
              row.getInt("reminders"),
              instant(row, "due_at"));
      default -> new Blocked(Reason.of(reason));
    };
  }

  private static Map<String, String> facts(String json) {
    try {
      return EventJson.MAPPER.readValue(json, FACTS);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The stored facts of an invitation cannot be read", e);
    }
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    var time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  static OffsetDateTime utc(Instant time) {
    return time == null ? null : OffsetDateTime.ofInstant(time, ZoneOffset.UTC);
  }
}

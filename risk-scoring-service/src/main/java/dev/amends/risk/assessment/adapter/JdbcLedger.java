package dev.amends.risk.assessment.adapter;

import dev.amends.backbone.event.EventJson;
import dev.amends.backbone.event.EventMeta;
import dev.amends.backbone.event.OutgoingEvent;
import dev.amends.risk.assessment.application.FeedbackReceived;
import dev.amends.risk.assessment.application.Ledger;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/** The ledger in PostgreSQL, a few statements per batch whatever its size. */
@ApplicationScoped
class JdbcLedger implements Ledger {

  private static final String DECISIONS =
      """
      select feedback_id, receipt_id, event_id, topic, type, source, occurred_at, accepted_at, customer_id, traceparent,
        data
      from decision where feedback_id = any(?)""";

  private static final String CURRENT =
      """
      select receipt_id, feedback_id, revision, at_risk, feedback from response
      where receipt_id = any(?) order by receipt_id for update""";

  private static final String AT_RISK =
      "select customer_id, receipt_id from response where at_risk and customer_id = any(?)";

  private static final String STORE_DECISION =
      """
      insert into decision
        (feedback_id, receipt_id, event_id, topic, type, source, occurred_at, customer_id, traceparent, data, accepted_at)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

  private static final String STORE_RESPONSE =
      """
      insert into response
        (receipt_id, customer_id, feedback_id, revision, occurred_at, at_risk, feedback, assessment, evidence)
      values (?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?::jsonb)
      on conflict (receipt_id) do update set
        customer_id = excluded.customer_id, feedback_id = excluded.feedback_id, revision = excluded.revision, occurred_at = excluded.occurred_at,
        at_risk = excluded.at_risk, feedback = excluded.feedback, assessment = excluded.assessment, evidence = excluded.evidence""";

  private final DataSource database;

  JdbcLedger(DataSource database) {
    this.database = database;
  }

  @Override
  public Map<UUID, Decision> decisions(Collection<UUID> feedbackIds) throws SQLException {
    var found = new HashMap<UUID, Decision>();
    query(
        DECISIONS,
        "uuid",
        feedbackIds,
        row -> {
          var id = row.getObject("feedback_id", UUID.class);
          found.put(id, new Decision(id, row.getObject("receipt_id", UUID.class), event(row)));
        });
    return found;
  }

  @Override
  public Map<UUID, Current> current(Collection<UUID> receiptIds) throws SQLException {
    var found = new HashMap<UUID, Current>();
    query(
        CURRENT,
        "uuid",
        receiptIds,
        row ->
            found.put(
                row.getObject(1, UUID.class),
                new Current(
                    read(row.getString(5)),
                    row.getObject(2, UUID.class),
                    row.getInt(3),
                    row.getBoolean(4))));
    return found;
  }

  @Override
  public Map<String, Set<UUID>> atRisk(Collection<String> customerIds) throws SQLException {
    var found = new HashMap<String, Set<UUID>>();
    query(
        AT_RISK,
        "text",
        customerIds,
        row ->
            found
                .computeIfAbsent(row.getString(1), id -> new HashSet<>())
                .add(row.getObject(2, UUID.class)));
    return found;
  }

  @Override
  public void store(List<Decision> decisions, Collection<Assessed> responses) throws SQLException {
    if (decisions.isEmpty()) {
      return;
    }
    try (var connection = database.getConnection()) {
      storeDecisions(connection, decisions);
      storeResponses(connection, responses);
    }
  }

  private static void storeDecisions(Connection connection, List<Decision> decisions)
      throws SQLException {
    try (var insert = connection.prepareStatement(STORE_DECISION)) {
      for (var decision : decisions) {
        insert.setObject(1, decision.feedbackId());
        insert.setObject(2, decision.receiptId());
        bind(insert, decision.forward());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private static void bind(PreparedStatement insert, OutgoingEvent forward) throws SQLException {
    var meta = forward == null ? null : forward.meta();
    insert.setObject(3, meta == null ? null : meta.id(), Types.OTHER);
    insert.setString(4, forward == null ? null : forward.topic());
    insert.setString(5, meta == null ? null : meta.type());
    insert.setString(6, meta == null ? null : meta.source());
    insert.setObject(7, meta == null ? null : utc(meta.time()), Types.TIMESTAMP_WITH_TIMEZONE);
    insert.setString(8, meta == null ? null : meta.customerId());
    insert.setString(9, meta == null ? null : meta.traceparent());
    insert.setBytes(10, forward == null ? null : forward.data());
    insert.setObject(
        11, meta == null ? null : utc(meta.acceptedAt()), Types.TIMESTAMP_WITH_TIMEZONE);
  }

  private static void storeResponses(Connection connection, Collection<Assessed> responses)
      throws SQLException {
    try (var upsert = connection.prepareStatement(STORE_RESPONSE)) {
      // In one order in every instance, so that two of them wait for each other instead of
      // deadlocking.
      for (var each :
          responses.stream()
              .sorted(Comparator.comparing(each -> each.current().feedback().receiptId()))
              .toList()) {
        var feedback = each.current().feedback();
        upsert.setObject(1, feedback.receiptId());
        upsert.setString(2, feedback.customerId());
        upsert.setObject(3, each.current().feedbackId());
        upsert.setInt(4, each.current().revision());
        upsert.setObject(5, utc(feedback.occurredAt()));
        upsert.setBoolean(6, each.current().atRisk());
        upsert.setString(7, new String(EventJson.write(feedback), StandardCharsets.UTF_8));
        upsert.setString(8, new String(each.assessment(), StandardCharsets.UTF_8));
        upsert.setString(9, new String(EventJson.write(each.evidence()), StandardCharsets.UTF_8));
        upsert.addBatch();
      }
      upsert.executeBatch();
    }
  }

  private interface RowReader {
    void read(ResultSet row) throws SQLException;
  }

  private void query(String sql, String type, Collection<?> keys, RowReader reader)
      throws SQLException {
    if (keys.isEmpty()) {
      return;
    }
    try (var connection = database.getConnection();
        var select = connection.prepareStatement(sql)) {
      select.setArray(1, connection.createArrayOf(type, keys.toArray()));
      try (var row = select.executeQuery()) {
        while (row.next()) {
          reader.read(row);
        }
      }
    }
  }

  private static OutgoingEvent event(ResultSet row) throws SQLException {
    var id = row.getObject("event_id", UUID.class);
    if (id == null) {
      return null;
    }
    var meta =
        new EventMeta(
            id,
            row.getString("type"),
            row.getString("source"),
            row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
            row.getString("customer_id"),
            row.getObject("receipt_id", UUID.class),
            row.getString("traceparent"),
            null,
            instant(row, "accepted_at"));
    return new OutgoingEvent(row.getString("topic"), meta, row.getBytes("data"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    var time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  private static FeedbackReceived read(String json) {
    try {
      return EventJson.read(json.getBytes(StandardCharsets.UTF_8), FeedbackReceived.class);
    } catch (IOException e) {
      throw new UncheckedIOException("A stored response cannot be read", e);
    }
  }

  private static OffsetDateTime utc(Instant time) {
    return OffsetDateTime.ofInstant(time, ZoneOffset.UTC);
  }
}

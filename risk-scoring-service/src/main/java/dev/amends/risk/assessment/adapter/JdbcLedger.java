package dev.amends.risk.assessment.adapter;

import dev.amends.backbone.event.EventJson;
import dev.amends.backbone.event.EventMeta;
import dev.amends.backbone.event.OutgoingEvent;
import dev.amends.backbone.jdbc.BinaryCopy;
import dev.amends.risk.assessment.application.FeedbackReceived;
import dev.amends.risk.assessment.application.Ledger;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
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

  private static final String STORE_RESPONSE =
      """
      insert into response
        (receipt_id, customer_id, feedback_id, revision, occurred_at, at_risk, feedback, assessment, evidence)
      values (?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?::jsonb)
      on conflict (receipt_id) do update set
        customer_id = excluded.customer_id, feedback_id = excluded.feedback_id, revision = excluded.revision, occurred_at = excluded.occurred_at,
        at_risk = excluded.at_risk, feedback = excluded.feedback, assessment = excluded.assessment, evidence = excluded.evidence""";

  private static final int COLUMNS_OF_EVENT = 9;

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
    var rows =
        new BinaryCopy(
            "decision",
            "feedback_id",
            "receipt_id",
            "event_id",
            "topic",
            "type",
            "source",
            "occurred_at",
            "customer_id",
            "traceparent",
            "data",
            "accepted_at");
    for (var decision : decisions) {
      rows.row().add(decision.feedbackId()).add(decision.receiptId());
      if (decision.forward() == null) {
        rows.addNulls(COLUMNS_OF_EVENT);
      } else {
        add(rows, decision.forward());
      }
    }
    rows.send(connection);
  }

  private static void add(BinaryCopy rows, OutgoingEvent forward) {
    var meta = forward.meta();
    rows.add(meta.id())
        .add(forward.topic())
        .add(meta.type())
        .add(meta.source())
        .add(meta.time())
        .add(meta.customerId())
        .add(meta.traceparent())
        .add(forward.data())
        .add(meta.acceptedAt());
  }

  /** A first revision is of a receipt that has no row yet. */
  private static void storeResponses(Connection connection, Collection<Assessed> responses)
      throws SQLException {
    // In one order in every instance, so that two of them wait for each other instead of
    // deadlocking.
    var sorted =
        responses.stream()
            .sorted(Comparator.comparing(each -> each.current().feedback().receiptId()))
            .toList();
    insert(connection, sorted.stream().filter(each -> each.current().revision() == 1).toList());
    upsert(connection, sorted.stream().filter(each -> each.current().revision() > 1).toList());
  }

  private static void insert(Connection connection, List<Assessed> responses) throws SQLException {
    var rows =
        new BinaryCopy(
            "response",
            "receipt_id",
            "customer_id",
            "feedback_id",
            "revision",
            "occurred_at",
            "at_risk",
            "feedback",
            "assessment",
            "evidence");
    for (var each : responses) {
      var feedback = each.current().feedback();
      rows.row()
          .add(feedback.receiptId())
          .add(feedback.customerId())
          .add(each.current().feedbackId())
          .add(each.current().revision())
          .add(feedback.occurredAt())
          .add(each.current().atRisk())
          .addJson(EventJson.write(feedback))
          .addJson(each.assessment())
          .addJson(EventJson.write(each.evidence()));
    }
    rows.send(connection);
  }

  private static void upsert(Connection connection, List<Assessed> responses) throws SQLException {
    try (var upsert = connection.prepareStatement(STORE_RESPONSE)) {
      for (var each : responses) {
        var feedback = each.current().feedback();
        upsert.setObject(1, feedback.receiptId());
        upsert.setString(2, feedback.customerId());
        upsert.setObject(3, each.current().feedbackId());
        upsert.setInt(4, each.current().revision());
        upsert.setObject(5, utc(feedback.occurredAt()));
        upsert.setBoolean(6, each.current().atRisk());
        upsert.setString(7, text(EventJson.write(feedback)));
        upsert.setString(8, text(each.assessment()));
        upsert.setString(9, text(EventJson.write(each.evidence())));
        upsert.addBatch();
      }
      upsert.executeBatch();
    }
  }

  private static String text(byte[] json) {
    return new String(json, StandardCharsets.UTF_8);
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

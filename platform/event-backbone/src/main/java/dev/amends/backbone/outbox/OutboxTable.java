package dev.amends.backbone.outbox;

import dev.amends.backbone.event.EventMeta;
import dev.amends.backbone.event.OutgoingEvent;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The relay's statements on the outbox. */
final class OutboxTable {

  private static final String UNPUBLISHED =
      """
      select sequence, event_id, topic, customer_id, type, source, occurred_at, accepted_at, receipt_id, traceparent, data
      from outbox where published_at is null order by sequence limit ?""";

  private static final String MARK =
      "update outbox set published_at = now() where sequence = any(?)";

  private static final String PURGE =
      """
      delete from outbox where sequence in (
        select sequence from outbox
        where published_at < now() - ? * interval '1 millisecond' limit 5000)""";

  private OutboxTable() {}

  /** The oldest unpublished events in the order of their numbers, at most {@code limit}. */
  static List<OutgoingEvent> unpublished(Connection connection, int limit) throws SQLException {
    try (var statement = connection.prepareStatement(UNPUBLISHED)) {
      statement.setInt(1, limit);
      var events = new ArrayList<OutgoingEvent>();
      try (var row = statement.executeQuery()) {
        while (row.next()) {
          events.add(event(row));
        }
      }
      return events;
    }
  }

  static void markPublished(Connection connection, List<OutgoingEvent> events) throws SQLException {
    var numbers = events.stream().map(event -> event.meta().sequence()).toArray();
    try (var statement = connection.prepareStatement(MARK)) {
      statement.setArray(1, connection.createArrayOf("bigint", numbers));
      statement.executeUpdate();
    }
  }

  /** Deletes what was published longer ago than {@code retention}, a bounded number at a time. */
  static int purge(Connection connection, Duration retention) throws SQLException {
    try (var statement = connection.prepareStatement(PURGE)) {
      statement.setLong(1, retention.toMillis());
      return statement.executeUpdate();
    }
  }

  static OutgoingEvent event(ResultSet row) throws SQLException {
    var meta =
        new EventMeta(
            row.getObject("event_id", UUID.class),
            row.getString("type"),
            row.getString("source"),
            row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
            row.getString("customer_id"),
            row.getObject("receipt_id", UUID.class),
            row.getString("traceparent"),
            row.getLong("sequence"),
            row.getObject("accepted_at", OffsetDateTime.class).toInstant());
    return new OutgoingEvent(row.getString("topic"), meta, row.getBytes("data"));
  }
}

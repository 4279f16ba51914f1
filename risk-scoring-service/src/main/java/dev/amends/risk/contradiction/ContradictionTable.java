package dev.amends.risk.contradiction;

import dev.amends.backbone.event.EventJson;
import dev.amends.edge.page.Cursor;
import dev.amends.edge.page.Page;
import dev.amends.risk.assessment.application.ResponseAssessed;
import dev.amends.risk.contradiction.ContradictionResource.Item;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.UUID;
import javax.sql.DataSource;

/** Contradicting responses and what was said of them. */
@ApplicationScoped
class ContradictionTable {

  private static final String CONTRADICTING =
      """
      from response
        left join contradiction_look as look using (feedback_id)
        left join profiling_objection as objection using (customer_id)
      where (assessment ->> 'contradiction')::boolean and objection is null and (look is not null) = ?""";

  private static final String COUNT = "select count(*) " + CONTRADICTING;

  private static final String SELECT =
      "select assessment, verdict, at, actor "
          + CONTRADICTING
          + """
             and (?::timestamptz is null or (occurred_at, receipt_id) < (?, ?))
            order by occurred_at desc, receipt_id desc limit ?""";

  private static final String LOOK =
      """
      insert into contradiction_look (feedback_id, verdict, at, actor)
      select feedback_id, ?, ?, ? from response where receipt_id = ? and (assessment ->> 'contradiction')::boolean
      on conflict (feedback_id) do update set verdict = excluded.verdict, at = excluded.at, actor = excluded.actor""";

  private final DataSource database;

  ContradictionTable(DataSource database) {
    this.database = database;
  }

  /**
   * The newest first.
   *
   * @param cursor of the page before, or null
   */
  Page<Item> page(boolean looked, String cursor, int limit) throws SQLException, IOException {
    try (var connection = database.getConnection();
        var select = connection.prepareStatement(SELECT)) {
      var from = cursor == null ? null : Cursor.decode(cursor, 2).key();
      var at = from == null ? null : utc(Instant.parse(from.getFirst()));
      select.setBoolean(1, looked);
      select.setObject(2, at);
      select.setObject(3, at);
      select.setObject(4, from == null ? null : UUID.fromString(from.getLast()));
      select.setInt(5, limit + 1);
      var items = new ArrayList<Item>();
      try (var row = select.executeQuery()) {
        while (row.next()) {
          items.add(item(row));
        }
      }
      var more = items.size() > limit;
      if (more) {
        items.removeLast();
      }
      return new Page<>(items, more ? cursor(items.getLast()) : null, count(connection, looked));
    }
  }

  /**
   * @return false if there is no such response, or none that contradicts itself
   */
  boolean look(UUID receiptId, Verdict verdict, Instant at, String actor) throws SQLException {
    try (var connection = database.getConnection();
        var insert = connection.prepareStatement(LOOK)) {
      insert.setString(1, verdict.id());
      insert.setObject(2, utc(at));
      insert.setString(3, actor);
      insert.setObject(4, receiptId);
      return insert.executeUpdate() == 1;
    }
  }

  private static String cursor(Item last) {
    return Cursor.encode(last.occurredAt().toString(), last.receiptId().toString());
  }

  private static long count(Connection connection, boolean looked) throws SQLException {
    try (var select = connection.prepareStatement(COUNT)) {
      select.setBoolean(1, looked);
      try (var row = select.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  private static Item item(ResultSet row) throws SQLException, IOException {
    var assessed =
        EventJson.read(row.getString(1).getBytes(StandardCharsets.UTF_8), ResponseAssessed.class);
    var at = row.getObject(3, OffsetDateTime.class);
    return Item.of(
        assessed, row.getString(2), at == null ? null : at.toInstant(), row.getString(4));
  }

  private static OffsetDateTime utc(Instant time) {
    return OffsetDateTime.ofInstant(time, ZoneOffset.UTC);
  }
}

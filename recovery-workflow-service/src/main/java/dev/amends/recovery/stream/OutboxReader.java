package dev.amends.recovery.stream;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amends.backbone.event.EventJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Reads the outbox behind a position, in commit order, leaving out what is not settled yet. */
@ApplicationScoped
class OutboxReader {

  static final int BATCH = 500;

  private static final String BEHIND =
      """
      select transaction::text::bigint, sequence, recorded_at, data from outbox
      where (transaction, sequence) > (?::text::xid8, ?)
        and transaction < pg_snapshot_xmin(pg_current_snapshot())
        and (type like 'dev.amends.case.%' or type like 'dev.amends.promise.%')
      order by transaction, sequence limit ?""";

  /** The last settled place before the time from which on a listener may resume. */
  private static final String BEFORE =
      """
      select transaction::text::bigint, sequence from outbox
      where recorded_at < now() - ? * interval '1 millisecond'
      order by transaction desc, sequence desc limit 1""";

  private final DataSource database;

  OutboxReader(DataSource database) {
    this.database = database;
  }

  List<CaseSignal> behind(Position position) throws SQLException, IOException {
    try (var connection = database.getConnection();
        var select = connection.prepareStatement(BEHIND)) {
      select.setString(1, Long.toString(position.transaction()));
      select.setLong(2, position.sequence());
      select.setInt(3, BATCH);
      var signals = new ArrayList<CaseSignal>();
      try (var row = select.executeQuery()) {
        while (row.next()) {
          signals.add(
              new CaseSignal(
                  new Position(row.getLong(1), row.getLong(2)),
                  row.getObject(3, OffsetDateTime.class).toInstant(),
                  json(row.getBytes(4))));
        }
      }
      return signals;
    }
  }

  Optional<Position> before(Duration age) throws SQLException {
    try (var connection = database.getConnection();
        var select = connection.prepareStatement(BEFORE)) {
      select.setLong(1, age.toMillis());
      try (var row = select.executeQuery()) {
        return row.next()
            ? Optional.of(new Position(row.getLong(1), row.getLong(2)))
            : Optional.empty();
      }
    }
  }

  private static String json(byte[] data) throws IOException {
    JsonNode event = EventJson.MAPPER.readTree(data);
    var signal = EventJson.MAPPER.createObjectNode();
    signal.set("id", event.get("caseId"));
    for (var name : List.of("change", "state", "urgency", "assignee", "version", "at")) {
      signal.set(name, event.get(name));
    }
    return signal.toString();
  }
}

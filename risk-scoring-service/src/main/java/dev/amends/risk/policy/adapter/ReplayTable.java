package dev.amends.risk.policy.adapter;

import dev.amends.backbone.event.EventJson;
import dev.amends.risk.policy.application.ReplayRequest;
import dev.amends.risk.policy.application.Replays;
import dev.amends.risk.policy.domain.Replay;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Replays in PostgreSQL. */
@ApplicationScoped
@Transactional(TxType.REQUIRES_NEW)
class ReplayTable implements Replays {

  /** A replay that has not been heard of for so long stopped with its service. */
  static final Duration SILENT = Duration.ofMinutes(1);

  private static final String START =
      """
      insert into policy_replay (id, asked_at, asked_by, request, state, done, beat_at)
      select ?, ?, ?, ?::jsonb, 'running', 0, ?
      where not exists (select from policy_replay where state = 'running' and beat_at > ?)""";

  private static final String PROGRESS =
      "update policy_replay set rows = ?, done = ?, beat_at = ? where id = ? and state = 'running'";

  private static final String FINISH =
      "update policy_replay set state = 'done', done = rows, outcome = ?::jsonb where id = ? and state = 'running'";

  private static final String END =
      "update policy_replay set state = ? where id = ? and state = 'running'";

  private static final String ADD_CHANGE =
      """
      insert into policy_replay_change
        (replay_id, receipt_id, kind, customer_id, occurred_at, reasons, opens_case)
      values (?, ?, ?, ?, ?, ?, ?)""";

  private static final String SELECT =
      """
      select id, asked_at, asked_by, request, state, rows, done, beat_at, outcome from policy_replay
      where ?::uuid is null or id = ? order by asked_at desc, id limit ?""";

  private static final String CHANGES =
      """
      select receipt_id, customer_id, occurred_at, reasons, opens_case from policy_replay_change
      where replay_id = ? and kind = ? order by occurred_at desc, receipt_id limit ?""";

  private final DataSource database;
  private final Clock clock;

  ReplayTable(DataSource database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public boolean start(UUID id, Instant at, String actor, ReplayRequest request)
      throws SQLException {
    try (var connection = database.getConnection();
        var lock = connection.createStatement();
        var insert = connection.prepareStatement(START)) {
      lock.execute("lock table policy_replay in share row exclusive mode");
      insert.setObject(1, id);
      insert.setObject(2, utc(at));
      insert.setString(3, actor);
      insert.setString(4, json(request));
      insert.setObject(5, utc(at));
      insert.setObject(6, utc(at.minus(SILENT)));
      return insert.executeUpdate() == 1;
    }
  }

  @Override
  public boolean progress(UUID id, Instant at, long rows, long done) throws SQLException {
    try (var connection = database.getConnection();
        var update = connection.prepareStatement(PROGRESS)) {
      update.setLong(1, rows);
      update.setLong(2, done);
      update.setObject(3, utc(at));
      update.setObject(4, id);
      return update.executeUpdate() == 1;
    }
  }

  @Override
  public void finish(UUID id, Replay.Outcome outcome) throws SQLException {
    try (var connection = database.getConnection();
        var update = connection.prepareStatement(FINISH);
        var insert = connection.prepareStatement(ADD_CHANGE)) {
      update.setString(1, json(outcome.withoutChanges()));
      update.setObject(2, id);
      if (update.executeUpdate() == 0) {
        return;
      }
      for (var change : outcome.changes()) {
        insert.setObject(1, id);
        insert.setObject(2, change.receiptId());
        insert.setString(3, change.kind().name().toLowerCase(Locale.ROOT));
        insert.setString(4, change.customerId());
        insert.setObject(5, utc(change.at()));
        insert.setArray(6, connection.createArrayOf("text", change.reasons().toArray()));
        insert.setBoolean(7, change.opensCase());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  @Override
  public void end(UUID id, State state) throws SQLException {
    try (var connection = database.getConnection();
        var update = connection.prepareStatement(END)) {
      update.setString(1, state.name().toLowerCase(Locale.ROOT));
      update.setObject(2, id);
      update.executeUpdate();
    }
  }

  @Override
  public Optional<Running> of(UUID id) throws SQLException {
    return select(id, 1).stream().findFirst();
  }

  @Override
  public List<Running> newest(int limit) throws SQLException {
    return select(null, limit);
  }

  @Override
  public List<Replay.Change> changes(UUID id, Replay.Kind kind, int limit) throws SQLException {
    try (var connection = database.getConnection();
        var select = connection.prepareStatement(CHANGES)) {
      select.setObject(1, id);
      select.setString(2, kind.name().toLowerCase(Locale.ROOT));
      select.setInt(3, limit);
      try (var row = select.executeQuery()) {
        var changes = new ArrayList<Replay.Change>();
        while (row.next()) {
          changes.add(
              new Replay.Change(
                  kind,
                  row.getObject(1, UUID.class),
                  row.getString(2),
                  row.getObject(3, OffsetDateTime.class).toInstant(),
                  List.of((String[]) row.getArray(4).getArray()),
                  row.getBoolean(5)));
        }
        return changes;
      }
    }
  }

  private List<Running> select(UUID id, int limit) throws SQLException {
    try (var connection = database.getConnection();
        var select = connection.prepareStatement(SELECT)) {
      select.setObject(1, id);
      select.setObject(2, id);
      select.setInt(3, limit);
      try (var row = select.executeQuery()) {
        var replays = new ArrayList<Running>();
        while (row.next()) {
          replays.add(running(row));
        }
        return replays;
      }
    }
  }

  private Running running(ResultSet row) throws SQLException {
    var state = State.valueOf(row.getString(5).toUpperCase(Locale.ROOT));
    var beatAt = row.getObject(8, OffsetDateTime.class).toInstant();
    var stopped = state == State.RUNNING && beatAt.plus(SILENT).isBefore(clock.instant());
    var outcome = row.getString(9);
    return new Running(
        row.getObject(1, UUID.class),
        row.getObject(2, OffsetDateTime.class).toInstant(),
        row.getString(3),
        read(row.getString(4), ReplayRequest.class),
        stopped ? State.FAILED : state,
        row.getObject(6, Long.class),
        row.getLong(7),
        outcome == null ? null : read(outcome, Replay.Outcome.class));
  }

  private static String json(Object data) {
    return new String(EventJson.write(data), StandardCharsets.UTF_8);
  }

  private static <T> T read(String json, Class<T> type) {
    try {
      return EventJson.read(json.getBytes(StandardCharsets.UTF_8), type);
    } catch (IOException e) {
      throw new UncheckedIOException("A stored replay cannot be read", e);
    }
  }

  private static OffsetDateTime utc(Instant time) {
    return OffsetDateTime.ofInstant(time, ZoneOffset.UTC);
  }
}

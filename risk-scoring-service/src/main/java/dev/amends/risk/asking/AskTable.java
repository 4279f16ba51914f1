package dev.amends.risk.asking;

import dev.amends.backbone.event.DeterministicId;
import dev.amends.backbone.event.EventJson;
import dev.amends.backbone.jdbc.Update;
import dev.amends.risk.asking.Ask.Bucket;
import dev.amends.risk.asking.Ask.Counts;
import dev.amends.risk.asking.Ask.Slice;
import dev.amends.risk.assessment.domain.Scores;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;

/** Asks and their counts in PostgreSQL. */
@ApplicationScoped
public class AskTable implements Asks {

  private static final String BEGIN =
      """
      insert into ask (invitation_id, customer_id, survey, touchpoint, journey, channel, language)
      values (?, ?, ?, ?, ?, ?, ?) on conflict (invitation_id) do nothing""";

  private static final String LOCK =
      """
      select invitation_id, customer_id, survey, touchpoint, journey, channel, language,
        outcome, scores, delivered_at, answered_at, declined_at
      from ask where invitation_id = any(?) order by invitation_id for update""";

  private static final String STORE =
      """
      update ask set survey = ?, touchpoint = ?, journey = ?, channel = ?, language = ?,
        outcome = ?, scores = ?::jsonb, delivered_at = ?, answered_at = ?, declined_at = ?
      where invitation_id = ?""";

  private static final String ADD =
      """
      insert into ask_bucket
        (id, day, survey, touchpoint, journey, channel, language, series, answer, delivered, answered, declined)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (id) do update set delivered = ask_bucket.delivered + excluded.delivered,
        answered = ask_bucket.answered + excluded.answered, declined = ask_bucket.declined + excluded.declined""";

  private final DataSource database;

  AskTable(DataSource database) {
    this.database = database;
  }

  @Override
  public Map<UUID, Ask> lock(Collection<Ask> asks) throws SQLException {
    try (var connection = database.getConnection();
        var insert = connection.prepareStatement(BEGIN);
        var select = connection.prepareStatement(LOCK)) {
      for (var ask : sorted(asks)) {
        insert.setObject(1, ask.invitationId());
        insert.setString(2, ask.customerId());
        var next = 3;
        for (var word : words(ask.slice())) {
          insert.setString(next++, word);
        }
        insert.addBatch();
      }
      insert.executeBatch();
      select.setArray(
          1, connection.createArrayOf("uuid", asks.stream().map(Ask::invitationId).toArray()));
      var known = new HashMap<UUID, Ask>();
      try (var row = select.executeQuery()) {
        while (row.next()) {
          var ask = read(row);
          known.put(ask.invitationId(), ask);
        }
      }
      return known;
    }
  }

  /** In one order, so that two instances wait for each other instead of deadlocking. */
  private static List<Ask> sorted(Collection<Ask> asks) {
    return asks.stream().sorted(Comparator.comparing(Ask::invitationId)).toList();
  }

  @Override
  public void store(List<Ask> asks) throws SQLException {
    if (asks.isEmpty()) {
      return;
    }
    try (var connection = database.getConnection();
        var update = connection.prepareStatement(STORE)) {
      for (var ask : sorted(asks)) {
        var next = 1;
        for (var word : words(ask.slice())) {
          update.setString(next++, word);
        }
        update.setString(next++, ask.outcome());
        update.setString(next++, new String(EventJson.write(ask.scores()), StandardCharsets.UTF_8));
        for (var time : new Instant[] {ask.deliveredAt(), ask.answeredAt(), ask.declinedAt()}) {
          update.setObject(next++, utc(time), Types.TIMESTAMP_WITH_TIMEZONE);
        }
        update.setObject(next, ask.invitationId());
        update.addBatch();
      }
      update.executeBatch();
    }
  }

  @Override
  public void add(Map<Bucket, Counts> changes) throws SQLException {
    if (changes.isEmpty()) {
      return;
    }
    var sorted = new TreeMap<UUID, Map.Entry<Bucket, Counts>>();
    changes.entrySet().forEach(change -> sorted.put(id(change.getKey()), change));
    try (var connection = database.getConnection();
        var upsert = connection.prepareStatement(ADD)) {
      for (var change : sorted.entrySet()) {
        var bucket = change.getValue().getKey();
        var counts = change.getValue().getValue();
        upsert.setObject(1, change.getKey());
        upsert.setObject(2, bucket.day());
        var next = 3;
        for (var word : words(bucket.slice())) {
          upsert.setString(next++, word);
        }
        upsert.setString(next++, bucket.series());
        upsert.setObject(next++, bucket.answer(), Types.SMALLINT);
        for (var count : List.of(counts.delivered(), counts.answered(), counts.declined())) {
          upsert.setLong(next++, count);
        }
        upsert.addBatch();
      }
      upsert.executeBatch();
    }
  }

  /** The figures stay. */
  public void forget(String customerId) throws SQLException {
    Update.run(database, "delete from ask where customer_id = ?", customerId);
  }

  public void move(String from, String into) throws SQLException {
    Update.run(database, "update ask set customer_id = ? where customer_id = ?", into, from);
  }

  /** Without a series as it was before there were any: those rows still count. */
  private static UUID id(Bucket bucket) {
    var day = bucket.day().toString();
    var words = String.join("\u001e", words(bucket.slice()));
    return bucket.series().isEmpty()
        ? DeterministicId.of(day, words)
        : DeterministicId.of(day, words, bucket.series(), String.valueOf(bucket.answer()));
  }

  private static List<String> words(Slice slice) {
    return List.of(
        slice.survey(), slice.touchpoint(), slice.journey(), slice.channel(), slice.language());
  }

  private static Ask read(ResultSet row) throws SQLException {
    return new Ask(
        row.getObject(1, UUID.class),
        row.getString(2),
        new Slice(
            row.getString(3),
            row.getString(4),
            row.getString(5),
            row.getString(6),
            row.getString(7)),
        row.getString(8),
        scores(row.getString(9)),
        instant(row, 10),
        instant(row, 11),
        instant(row, 12));
  }

  private static Scores scores(String json) {
    try {
      return EventJson.MAPPER.readValue(json, Scores.class);
    } catch (IOException e) {
      throw new UncheckedIOException("An ask's answers cannot be read", e);
    }
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    var time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  private static OffsetDateTime utc(Instant time) {
    return time == null ? null : OffsetDateTime.ofInstant(time, ZoneOffset.UTC);
  }
}

package dev.amends.risk.asking;

import dev.amends.backbone.event.DeterministicId;
import dev.amends.backbone.jdbc.Update;
import dev.amends.risk.asking.Ask.Bucket;
import dev.amends.risk.asking.Ask.Counts;
import dev.amends.risk.asking.Ask.Slice;
import jakarta.enterprise.context.ApplicationScoped;
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

  private static final String LOCK =
      """
      select invitation_id, customer_id, survey, touchpoint, journey, channel, language,
        delivered_at, answered_at, declined_at
      from ask where invitation_id = any(?) order by invitation_id for update""";

  private static final String STORE =
      """
      insert into ask (invitation_id, customer_id, survey, touchpoint, journey, channel, language,
        delivered_at, answered_at, declined_at)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (invitation_id) do update set
        survey = excluded.survey, touchpoint = excluded.touchpoint, journey = excluded.journey,
        channel = excluded.channel, language = excluded.language,
        delivered_at = coalesce(excluded.delivered_at, ask.delivered_at),
        answered_at = coalesce(excluded.answered_at, ask.answered_at),
        declined_at = coalesce(excluded.declined_at, ask.declined_at)""";

  private static final String ADD =
      """
      insert into ask_bucket (id, day, survey, touchpoint, journey, channel, language, delivered, answered, declined)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (id) do update set delivered = ask_bucket.delivered + excluded.delivered,
        answered = ask_bucket.answered + excluded.answered, declined = ask_bucket.declined + excluded.declined""";

  private final DataSource database;

  AskTable(DataSource database) {
    this.database = database;
  }

  @Override
  public Map<UUID, Ask> lock(Collection<UUID> invitations) throws SQLException {
    try (var connection = database.getConnection();
        var select = connection.prepareStatement(LOCK)) {
      select.setArray(1, connection.createArrayOf("uuid", invitations.toArray()));
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

  @Override
  public void store(List<Ask> asks) throws SQLException {
    if (asks.isEmpty()) {
      return;
    }
    try (var connection = database.getConnection();
        var upsert = connection.prepareStatement(STORE)) {
      // In one order, so that two instances wait for each other instead of deadlocking.
      for (var ask : asks.stream().sorted(Comparator.comparing(Ask::invitationId)).toList()) {
        upsert.setObject(1, ask.invitationId());
        upsert.setString(2, ask.customerId());
        var next = 3;
        for (var word : words(ask.slice())) {
          upsert.setString(next++, word);
        }
        for (var time : new Instant[] {ask.deliveredAt(), ask.answeredAt(), ask.declinedAt()}) {
          upsert.setObject(next++, utc(time), Types.TIMESTAMP_WITH_TIMEZONE);
        }
        upsert.addBatch();
      }
      upsert.executeBatch();
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

  private static UUID id(Bucket bucket) {
    return DeterministicId.of(
        bucket.day().toString(), String.join("\u001e", words(bucket.slice())));
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
        instant(row, 8),
        instant(row, 9),
        instant(row, 10));
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    var time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  private static OffsetDateTime utc(Instant time) {
    return time == null ? null : OffsetDateTime.ofInstant(time, ZoneOffset.UTC);
  }
}

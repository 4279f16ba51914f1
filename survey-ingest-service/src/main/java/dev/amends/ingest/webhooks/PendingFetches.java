package dev.amends.ingest.webhooks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amends.backbone.event.EventJson;
import dev.amends.ingest.verdict.Json;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
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
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * The deliveries of which something is still to be fetched. Whoever takes one has it until its next
 * time has come; then it is another's turn, so a crash costs a pause and nothing else.
 */
@ApplicationScoped
class PendingFetches {

  static final Duration RETENTION = Duration.ofDays(7);

  private static final Logger LOG = Logger.getLogger(PendingFetches.class);

  private static final String ADD =
      """
      insert into webhook_fetch (source, delivery_id, state, payload, traceparent, received_at, next_at)
      values (?, ?, 'waiting', ?::jsonb, ?, ?, ?)
      on conflict (source, delivery_id)
      do update set
        state = 'waiting', attempts = 0, next_at = excluded.next_at, payload = excluded.payload
      where webhook_fetch.state = 'failed'""";

  private static final String TAKE =
      """
      update webhook_fetch set attempts = attempts + 1, next_at = ?
      where (source, delivery_id) in (
        select source, delivery_id from webhook_fetch
        where state = 'waiting' and next_at <= ? order by next_at limit ? for update skip locked)
      returning source, delivery_id, payload, traceparent, received_at, attempts""";

  private static final String WAIT =
      "update webhook_fetch set next_at = ?, outcome = ?::jsonb where source = ? and delivery_id = ?";

  /** Once it is done, what was delivered is of no use any more, and may name somebody. */
  private static final String END =
      """
      update webhook_fetch
      set state = ?, outcome = ?::jsonb, payload = case when ? then '{}' else payload end
      where source = ? and delivery_id = ?""";

  private static final String PURGE =
      "delete from webhook_fetch where state <> 'waiting' and received_at < ?";

  private final DataSource database;
  private final Clock clock;

  PendingFetches(DataSource database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * @param attempts including the one for which it was taken
   */
  record Pending(
      String source,
      String deliveryId,
      JsonNode payload,
      String traceparent,
      Instant receivedAt,
      int attempts) {}

  /** A delivery that was given up and comes again has all its attempts again. */
  void add(String source, String deliveryId, JsonNode payload, String traceparent)
      throws SQLException {
    try (var connection = database.getConnection();
        var insert = connection.prepareStatement(ADD)) {
      insert.setString(1, source);
      insert.setString(2, deliveryId);
      insert.setString(3, new String(Json.write(payload), StandardCharsets.UTF_8));
      insert.setString(4, traceparent);
      insert.setObject(5, utc(clock.instant()));
      insert.setObject(6, utc(clock.instant()));
      insert.executeUpdate();
    }
  }

  /**
   * @param hold how long they are the caller's
   */
  List<Pending> take(int limit, Duration hold) throws SQLException, IOException {
    try (var connection = database.getConnection();
        var take = connection.prepareStatement(TAKE)) {
      take.setObject(1, utc(clock.instant().plus(hold)));
      take.setObject(2, utc(clock.instant()));
      take.setInt(3, limit);
      var taken = new ArrayList<Pending>();
      try (var row = take.executeQuery()) {
        while (row.next()) {
          taken.add(pending(row));
        }
      }
      return taken;
    }
  }

  void waitUntil(Pending pending, Instant next, String why) throws SQLException {
    try (var connection = database.getConnection();
        var update = connection.prepareStatement(WAIT)) {
      update.setObject(1, utc(next));
      update.setString(2, outcome(why));
      update.setString(3, pending.source());
      update.setString(4, pending.deliveryId());
      update.executeUpdate();
    }
  }

  void done(Pending pending, byte[] answer) throws SQLException {
    end(pending, "done", new String(answer, StandardCharsets.UTF_8));
  }

  void failed(Pending pending, String why) throws SQLException {
    end(pending, "failed", outcome(why));
  }

  private void end(Pending pending, String state, String outcome) throws SQLException {
    try (var connection = database.getConnection();
        var update = connection.prepareStatement(END)) {
      update.setString(1, state);
      update.setString(2, outcome);
      update.setBoolean(3, state.equals("done"));
      update.setString(4, pending.source());
      update.setString(5, pending.deliveryId());
      update.executeUpdate();
    }
  }

  @Scheduled(every = "1h", delayed = "7m")
  void purge() {
    try (var connection = database.getConnection();
        var delete = connection.prepareStatement(PURGE)) {
      delete.setObject(1, utc(clock.instant().minus(RETENTION)));
      delete.executeUpdate();
    } catch (SQLException e) {
      LOG.warnf("Old fetches could not be purged: %s", e.getMessage());
    }
  }

  private static Pending pending(ResultSet row) throws SQLException, IOException {
    return new Pending(
        row.getString(1),
        row.getString(2),
        EventJson.MAPPER.readTree(row.getString(3)),
        row.getString(4),
        row.getObject(5, OffsetDateTime.class).toInstant(),
        row.getInt(6));
  }

  private static String outcome(String why) {
    var json = EventJson.MAPPER.createObjectNode().put("failure", why);
    return json.toString();
  }

  private static OffsetDateTime utc(Instant time) {
    return OffsetDateTime.ofInstant(time, ZoneOffset.UTC);
  }
}

package dev.amends.ingest.surveys.adapter;

import dev.amends.backbone.event.IncomingEvent;
import dev.amends.backbone.jdbc.Update;
import dev.amends.ingest.surveys.application.CallBacks;
import dev.amends.ingest.surveys.domain.CallBack;
import dev.amends.ingest.trace.FollowsCases;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Times for a call in PostgreSQL, as the recovery service offers them. */
@ApplicationScoped
class CallBackTable implements CallBacks, FollowsCases {

  /** More than a page shows well would be no choice. */
  static final int MOST_SHOWN = 6;

  private static final Logger LOG = Logger.getLogger(CallBackTable.class);

  private static final String OFFER =
      """
      insert into call_back_window (from_at, until_at, zone, seats, sequence) values (?, ?, ?, ?, ?)
      on conflict (from_at) do update set until_at = excluded.until_at, zone = excluded.zone,
        seats = excluded.seats, sequence = excluded.sequence
      where call_back_window.sequence < excluded.sequence""";

  /** What the conversation has stays its own, however soon it is and whatever is offered now. */
  private static final String FREE =
      """
      select w.from_at, w.until_at, w.zone from call_back_window w
        left join call_back_booking own on own.from_at = w.from_at and own.conversation_id = ?
      where own.from_at is not null or (? and w.from_at > ? and w.seats > (
        select count(*) from call_back_booking b where b.from_at = w.from_at))
      order by own.from_at, w.from_at limit ?""";

  /** Nobody is promised a call on a number that nobody has. */
  private static final String HAS_NUMBER =
      """
      select 1 from survey_conversation v join customer c on c.customer_id = v.customer_id
      where v.id = ? and c.snapshot ->> 'phone' is not null""";

  /** Whoever else wants this time waits for the end of the transaction. */
  private static final String LOCK =
      "select from_at, until_at, zone, seats from call_back_window where from_at = ? for update";

  private static final String OTHERS =
      """
      select count(*), coalesce(bool_or(conversation_id = ?), false) from call_back_booking where from_at = ?""";

  private static final String BOOK =
      """
      insert into call_back_booking (conversation_id, from_at) values (?, ?)
      on conflict (conversation_id) do update set from_at = excluded.from_at""";

  private final DataSource database;
  private final Clock clock;
  private final Duration notice;

  CallBackTable(
      DataSource database,
      Clock clock,
      @ConfigProperty(name = "amends.call-backs.notice", defaultValue = "PT1H") Duration notice) {
    this.database = database;
    this.clock = clock;
    this.notice = notice;
  }

  @Override
  public Map<String, Class<?>> types() {
    return Map.of(CallBackOffered.TYPE, CallBackOffered.class);
  }

  @Override
  public void follow(List<IncomingEvent> events) throws SQLException {
    for (var event : events) {
      if (event.data() instanceof CallBackOffered offered) {
        Update.run(
            database,
            OFFER,
            utc(offered.from()),
            utc(offered.until()),
            offered.zone().getId(),
            offered.seats(),
            event.meta().sequence());
      }
    }
  }

  @Override
  public List<CallBack> free(UUID conversation) throws SQLException {
    try (var connection = database.getConnection();
        var number = connection.prepareStatement(HAS_NUMBER);
        var select = connection.prepareStatement(FREE)) {
      select.setObject(1, conversation);
      select.setBoolean(2, hasNumber(number, conversation));
      select.setObject(3, utc(clock.instant().plus(notice)));
      select.setInt(4, MOST_SHOWN);
      var free = new ArrayList<CallBack>();
      try (var row = select.executeQuery()) {
        while (row.next()) {
          free.add(read(row));
        }
      }
      free.sort(Comparator.comparing(CallBack::from));
      return free;
    }
  }

  private static boolean hasNumber(PreparedStatement select, UUID conversation)
      throws SQLException {
    select.setObject(1, conversation);
    try (var row = select.executeQuery()) {
      return row.next();
    }
  }

  /** Who looked at the page before the notice was too short may still have what it showed. */
  @Override
  public Optional<CallBack> book(UUID conversation, Instant from) throws SQLException {
    try (var connection = database.getConnection();
        var number = connection.prepareStatement(HAS_NUMBER);
        var lock = connection.prepareStatement(LOCK);
        var taken = connection.prepareStatement(OTHERS)) {
      lock.setObject(1, utc(from));
      taken.setObject(1, conversation);
      taken.setObject(2, utc(from));
      try (var window = lock.executeQuery()) {
        if (!window.next()) {
          return Optional.empty();
        }
        try (var booked = taken.executeQuery()) {
          booked.next();
          var own = booked.getBoolean(2);
          var free = from.isAfter(clock.instant()) && booked.getInt(1) < window.getInt(4);
          if (!own && !(free && hasNumber(number, conversation))) {
            return Optional.empty();
          }
        }
        Update.run(database, BOOK, conversation, utc(from));
        return Optional.of(read(window));
      }
    }
  }

  @Override
  public void release(UUID conversation) throws SQLException {
    Update.run(database, "delete from call_back_booking where conversation_id = ?", conversation);
  }

  @Scheduled(every = "1h", delayed = "8m")
  void purge() {
    try {
      Update.run(database, "delete from call_back_window where until_at < ?", utc(clock.instant()));
    } catch (SQLException e) {
      LOG.warnf("Past times for calls could not be purged: %s", e.getMessage());
    }
  }

  private static CallBack read(ResultSet row) throws SQLException {
    return new CallBack(
        row.getObject(1, OffsetDateTime.class).toInstant(),
        row.getObject(2, OffsetDateTime.class).toInstant(),
        ZoneId.of(row.getString(3)));
  }

  private static OffsetDateTime utc(Instant time) {
    return OffsetDateTime.ofInstant(time, ZoneOffset.UTC);
  }
}

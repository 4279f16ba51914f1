package dev.amends.recovery.callback;

import dev.amends.recovery.recoverycase.domain.Promise;
import dev.amends.recovery.sla.BusinessCalendar.Window;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import javax.sql.DataSource;

/** What was offered, and what is promised already. */
@ApplicationScoped
class CallBackWindows {

  private static final String OFFER =
      """
      insert into call_back_window (from_at, until_at, seats, version) values (?, ?, ?, 1)
      on conflict (from_at) do update set until_at = excluded.until_at, seats = excluded.seats,
        version = call_back_window.version + 1
      where (call_back_window.until_at, call_back_window.seats) <> (excluded.until_at, excluded.seats)
      returning version""";

  private static final String OFFERED =
      """
      select from_at, until_at from call_back_window where from_at > ? and seats > 0 order by from_at""";

  private static final String PROMISED =
      """
      select count(*) from case_promise
      where state = 'open' and made_by <> ? and due_at > ? and due_at <= ?""";

  private final DataSource database;

  CallBackWindows(DataSource database) {
    this.database = database;
  }

  /** The version of the offer if it is another one than before. */
  OptionalLong offer(Window time, int seats) throws SQLException {
    try (var connection = database.getConnection();
        var upsert = connection.prepareStatement(OFFER)) {
      upsert.setObject(1, utc(time.from()));
      upsert.setObject(2, utc(time.until()));
      upsert.setInt(3, seats);
      try (var row = upsert.executeQuery()) {
        return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
      }
    }
  }

  List<Window> offeredAfter(Instant now) throws SQLException {
    try (var connection = database.getConnection();
        var select = connection.prepareStatement(OFFERED)) {
      select.setObject(1, utc(now));
      var offered = new ArrayList<Window>();
      try (var row = select.executeQuery()) {
        while (row.next()) {
          offered.add(
              new Window(
                  row.getObject(1, OffsetDateTime.class).toInstant(),
                  row.getObject(2, OffsetDateTime.class).toInstant()));
        }
      }
      return offered;
    }
  }

  int promisedByAgents(Window time) throws SQLException {
    try (var connection = database.getConnection();
        var count = connection.prepareStatement(PROMISED)) {
      count.setString(1, Promise.CHOSEN_BY_CUSTOMER);
      count.setObject(2, utc(time.from()));
      count.setObject(3, utc(time.until()));
      try (var row = count.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }

  private static OffsetDateTime utc(Instant time) {
    return OffsetDateTime.ofInstant(time, ZoneOffset.UTC);
  }
}

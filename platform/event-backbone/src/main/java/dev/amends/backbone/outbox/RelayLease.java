package dev.amends.backbone.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.UUID;

/** One leader per service, by the database's clock. Every change of leader raises the epoch. */
final class RelayLease {

  private static final String ACQUIRE =
      """
      insert into relay_lease (name, holder, epoch, valid_until)
      values (?, ?, 1, now() + ? * interval '1 millisecond')
      on conflict (name) do update
        set holder = excluded.holder, epoch = relay_lease.epoch + 1, valid_until = excluded.valid_until
        where relay_lease.valid_until < now()
      returning epoch""";

  private static final String RENEW =
      """
      update relay_lease set valid_until = now() + ? * interval '1 millisecond'
      where name = ? and holder = ? and epoch = ? and valid_until >= now()""";

  private static final String GIVE_UP =
      "update relay_lease set valid_until = '-infinity' where name = ? and holder = ?";

  private final String name;
  private final UUID holder;
  private final Duration duration;

  RelayLease(String name, UUID holder, Duration duration) {
    this.name = name;
    this.holder = holder;
    this.duration = duration;
  }

  /** The epoch of the new leadership, or empty while somebody else leads. */
  OptionalLong acquire(Connection connection) throws SQLException {
    try (var statement = connection.prepareStatement(ACQUIRE)) {
      statement.setString(1, name);
      statement.setObject(2, holder);
      statement.setLong(3, duration.toMillis());
      try (var row = statement.executeQuery()) {
        return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
      }
    }
  }

  /** False when this leadership is over; then nothing more may be published under it. */
  boolean renew(Connection connection, long epoch) throws SQLException {
    try (var statement = connection.prepareStatement(RENEW)) {
      statement.setLong(1, duration.toMillis());
      statement.setString(2, name);
      statement.setObject(3, holder);
      statement.setLong(4, epoch);
      return statement.executeUpdate() == 1;
    }
  }

  /** Lets the next instance lead at once instead of after the lease has run out. */
  void giveUp(Connection connection) throws SQLException {
    try (var statement = connection.prepareStatement(GIVE_UP)) {
      statement.setString(1, name);
      statement.setObject(2, holder);
      statement.executeUpdate();
    }
  }
}

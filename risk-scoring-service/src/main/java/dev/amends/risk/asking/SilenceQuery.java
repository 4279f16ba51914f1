package dev.amends.risk.asking;

import dev.amends.risk.asking.SilenceResource.Silence;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What one customer was asked and said. */
@ApplicationScoped
class SilenceQuery {

  /** A response by whatever way is a sign of life, and so is a no. */
  private static final String SELECT =
      """
      with heard as (
        select greatest(
          (select max(greatest(answered_at, declined_at)) from ask where customer_id = ?),
          (select max(occurred_at) from response where customer_id = ?)) as at)
      select heard.at, count(delivered_at), count(delivered_at) filter (where answered_at is not null),
        count(delivered_at) filter (where answered_at is null and declined_at is not null),
        count(delivered_at) filter (where delivered_at > coalesce(heard.at, '-infinity') and delivered_at <= ?),
        max(delivered_at)
      from heard left join ask on customer_id = ? group by heard.at""";

  private final DataSource database;
  private final Clock clock;
  private final Duration silentAfter;

  SilenceQuery(
      DataSource database,
      Clock clock,
      @ConfigProperty(name = "amends.asking.silent-after", defaultValue = "P14D")
          Duration silentAfter) {
    this.database = database;
    this.clock = clock;
    this.silentAfter = silentAfter;
  }

  Silence of(String customerId) throws SQLException {
    try (var connection = database.getConnection();
        var select = connection.prepareStatement(SELECT)) {
      select.setString(1, customerId);
      select.setString(2, customerId);
      select.setObject(
          3, OffsetDateTime.ofInstant(clock.instant().minus(silentAfter), ZoneOffset.UTC));
      select.setString(4, customerId);
      try (var row = select.executeQuery()) {
        row.next();
        return new Silence(
            customerId,
            row.getLong(2),
            row.getLong(3),
            row.getLong(4),
            row.getLong(5),
            instant(row, 6),
            instant(row, 1));
      }
    }
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    var time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}

package dev.amends.recovery.audit;

import dev.amends.backbone.jdbc.Update;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** Who looked at how a customer can be reached: one line for every answer that showed it. */
@ApplicationScoped
public class ContactLooks {

  private static final String NOTE =
      """
      insert into contact_look (at, actor, customer_id, case_id)
      select ?::timestamptz, ?, customer_id, id from recovery_case
      where id = ? and customer_id <> '' for share""";

  private static final String LIST =
      """
      select id, at, actor, case_id from contact_look
      where customer_id = ? and id < ? order by id desc limit ?""";

  private static final String MOVE =
      "update contact_look set customer_id = ? where customer_id = ?";

  private final DataSource database;
  private final Clock clock;

  ContactLooks(DataSource database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * @param id rises with every look
   */
  public record Look(long id, Instant at, String actor, UUID caseId) {}

  /**
   * At the customer whom the case is of now: an erasure or a merge that is under way ends first,
   * and nothing is noted of whom it made forgotten.
   */
  public void note(String actor, UUID caseId) {
    try (var connection = database.getConnection();
        var insert = connection.prepareStatement(NOTE)) {
      insert.setObject(1, OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
      insert.setString(2, actor);
      insert.setObject(3, caseId);
      insert.executeUpdate();
    } catch (SQLException e) {
      // No line, no look: the answer fails with it.
      throw new IllegalStateException("The look could not be noted", e);
    }
  }

  /** The newest first, at most {@code limit} before the given one. */
  List<Look> at(String customerId, long before, int limit) throws SQLException {
    try (var connection = database.getConnection();
        var select = connection.prepareStatement(LIST)) {
      select.setString(1, customerId);
      select.setLong(2, before);
      select.setInt(3, limit);
      var looks = new ArrayList<Look>();
      try (var row = select.executeQuery()) {
        while (row.next()) {
          looks.add(
              new Look(
                  row.getLong(1),
                  row.getObject(2, OffsetDateTime.class).toInstant(),
                  row.getString(3),
                  row.getObject(4, UUID.class)));
        }
      }
      return looks;
    }
  }

  /** The looks stay, as a record of what agents did; at whom is forgotten. */
  public void forget(String customerId) throws SQLException {
    move(customerId, "");
  }

  /** Looks at one id were looks at the other. */
  public void move(String from, String into) throws SQLException {
    Update.run(database, MOVE, into, from);
  }
}

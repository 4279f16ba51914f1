package dev.amends.ingest.customers;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amends.backbone.event.EventJson;
import dev.amends.backbone.jdbc.Update;
import dev.amends.ingest.verdict.Json;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** What changed the facts and permissions of each customer, and who has looked at it. */
@ApplicationScoped
class CustomerHistory implements ForgetsCustomer, MovesCustomer {

  private static final String KEEP =
      "insert into customer_history (customer_id, version, at, said_by, said) values (?, ?, ?, ?, ?::jsonb)";

  private static final String PAGE =
      """
      select id, version, at, said_by, said from customer_history
      where customer_id = ? and id < ? order by id desc limit ?""";

  private static final String LOOK =
      "insert into customer_look (customer_id, at, actor) values (?, ?, ?)";

  private static final String LOOKS =
      "select at, actor from customer_look where customer_id = ? order by id desc limit ?";

  private final DataSource database;

  CustomerHistory(DataSource database) {
    this.database = database;
  }

  /**
   * What made a new version of a customer.
   *
   * @param said facts, or from which other id they come; written as JSON
   */
  record Change(String customerId, long version, Instant at, String saidBy, Object said) {}

  /**
   * A change as it is read.
   *
   * @param id rises with every change
   * @param version of the id under which it was said
   * @param at when it was accepted
   * @param by the system or person that said it; {@code customer} for a withdrawal by a link
   */
  public record Said(long id, long version, Instant at, String by, JsonNode said) {}

  /** That somebody has seen the history. */
  public record Look(Instant at, String actor) {}

  /** In the caller's transaction, as the new versions. */
  void keep(List<Change> changes) {
    if (changes.isEmpty()) {
      return;
    }
    try (var connection = database.getConnection();
        var insert = connection.prepareStatement(KEEP)) {
      for (var change : changes) {
        insert.setString(1, change.customerId());
        insert.setLong(2, change.version());
        insert.setObject(3, utc(change.at()));
        insert.setString(4, change.saidBy());
        insert.setString(5, new String(EventJson.write(change.said()), StandardCharsets.UTF_8));
        insert.addBatch();
      }
      insert.executeBatch();
    } catch (SQLException e) {
      throw new IllegalStateException("The history of customers cannot be written", e);
    }
  }

  /** The newest first, of those before the given one. */
  List<Said> page(String customerId, long before, int limit) throws SQLException {
    try (var connection = database.getConnection();
        var select = connection.prepareStatement(PAGE)) {
      select.setString(1, customerId);
      select.setLong(2, before);
      select.setInt(3, limit);
      var page = new ArrayList<Said>();
      try (var row = select.executeQuery()) {
        while (row.next()) {
          page.add(
              new Said(
                  row.getLong(1),
                  row.getLong(2),
                  row.getObject(3, OffsetDateTime.class).toInstant(),
                  row.getString(4),
                  Json.body(row.getString(5).getBytes(StandardCharsets.UTF_8))));
        }
      }
      return page;
    }
  }

  void noteLook(String customerId, Instant at, String actor) throws SQLException {
    Update.run(database, LOOK, customerId, utc(at), actor);
  }

  /** The latest first. */
  List<Look> looks(String customerId, int limit) throws SQLException {
    try (var connection = database.getConnection();
        var select = connection.prepareStatement(LOOKS)) {
      select.setString(1, customerId);
      select.setInt(2, limit);
      var looks = new ArrayList<Look>();
      try (var row = select.executeQuery()) {
        while (row.next()) {
          looks.add(new Look(row.getObject(1, OffsetDateTime.class).toInstant(), row.getString(2)));
        }
      }
      return looks;
    }
  }

  @Override
  public void forget(Customer known) throws SQLException {
    Update.run(database, "delete from customer_history where customer_id = ?", known.customerId());
    Update.run(database, "delete from customer_look where customer_id = ?", known.customerId());
  }

  @Override
  public void move(String from, String into) throws SQLException {
    Update.run(
        database, "update customer_history set customer_id = ? where customer_id = ?", into, from);
    Update.run(
        database, "update customer_look set customer_id = ? where customer_id = ?", into, from);
  }

  private static OffsetDateTime utc(Instant time) {
    return OffsetDateTime.ofInstant(time, ZoneOffset.UTC);
  }
}

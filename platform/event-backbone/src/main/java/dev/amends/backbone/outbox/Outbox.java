package dev.amends.backbone.outbox;

import dev.amends.backbone.event.OutgoingEvent;
import dev.amends.backbone.publish.EventPublisher;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;

/**
 * Records events in the caller's transaction: they exist exactly when the state change does. The
 * {@link OutboxRelay} publishes them.
 *
 * <p>Taking a number and committing must happen in the same order for one customer, or a consumer
 * would drop the later of two as outdated. So the customer is locked, until the commit, before the
 * number is taken.
 */
@ApplicationScoped
public class Outbox {

  private static final String LOCK_CUSTOMERS =
      """
      select pg_advisory_xact_lock(hashtextextended(customer, 7))
      from (select distinct customer from unnest(?::text[]) as customer order by customer) as sorted""";

  private static final String APPEND =
      """
      insert into outbox
        (event_id, topic, customer_id, type, source, occurred_at, accepted_at, receipt_id, traceparent, data)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (event_id) do nothing""";

  private final DataSource database;

  Outbox(DataSource database) {
    this.database = database;
  }

  /**
   * An event whose id is already recorded is left as it is: a repeated cause has no second effect.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void append(OutgoingEvent event) {
    append(List.of(event));
  }

  /**
   * @throws IllegalArgumentException if the data of an event is larger than {@value
   *     EventPublisher#MAX_DATA_BYTES} bytes
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void append(List<OutgoingEvent> events) {
    if (events.isEmpty()) {
      return;
    }
    try (var connection = database.getConnection()) {
      lockCustomers(connection, events);
      try (var insert = connection.prepareStatement(APPEND)) {
        for (var event : events) {
          bind(insert, event);
          insert.addBatch();
        }
        insert.executeBatch();
      }
    } catch (SQLException e) {
      throw new OutboxUnavailable(e);
    }
  }

  private static void lockCustomers(Connection connection, List<OutgoingEvent> events)
      throws SQLException {
    var customers = events.stream().map(event -> event.meta().customerId()).toArray();
    try (var lock = connection.prepareStatement(LOCK_CUSTOMERS)) {
      lock.setArray(1, connection.createArrayOf("text", customers));
      lock.execute();
    }
  }

  private static void bind(PreparedStatement insert, OutgoingEvent event) throws SQLException {
    if (!event.isTombstone() && event.data().length > EventPublisher.MAX_DATA_BYTES) {
      throw new IllegalArgumentException(
          "Event "
              + event.meta().type()
              + " has "
              + event.data().length
              + " bytes of data; at most "
              + EventPublisher.MAX_DATA_BYTES
              + " can be published");
    }
    var meta = event.meta();
    insert.setObject(1, meta.id());
    insert.setString(2, event.topic());
    insert.setString(3, meta.customerId());
    insert.setString(4, meta.type());
    insert.setString(5, meta.source());
    insert.setObject(6, OffsetDateTime.ofInstant(meta.time(), ZoneOffset.UTC));
    insert.setObject(7, OffsetDateTime.ofInstant(meta.acceptedAt(), ZoneOffset.UTC));
    insert.setObject(8, meta.receiptId(), Types.OTHER);
    insert.setString(9, meta.traceparent());
    insert.setBytes(10, event.data());
  }
}

package dev.amends.backbone.inbox;

import dev.amends.backbone.BackboneConfig;
import dev.amends.backbone.event.IncomingEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Lets an event through once per consumer. It takes part in the caller's transaction: an event
 * counts as handled exactly when its effects are committed.
 */
@ApplicationScoped
public class Inbox {

  private static final Logger LOG = Logger.getLogger(Inbox.class);

  private static final String HANDLE =
      """
      insert into inbox (consumer, event_id) select ?, id from unnest(?::uuid[]) as id
      on conflict do nothing returning event_id""";

  private static final String HIGHEST =
      """
      select source, customer_id, sequence from inbox_sequence
      where consumer = ? and customer_id = any(?) for update""";

  private static final String RAISE =
      """
      insert into inbox_sequence (consumer, source, customer_id, sequence) values (?, ?, ?, ?)
      on conflict (consumer, source, customer_id)
      do update set sequence = greatest(inbox_sequence.sequence, excluded.sequence)""";

  private static final String PURGE =
      """
      delete from inbox where (consumer, event_id) in (
        select consumer, event_id from inbox
        where handled_at < now() - ? * interval '1 millisecond' limit 10000)""";

  private final DataSource database;
  private final BackboneConfig config;

  Inbox(DataSource database, BackboneConfig config) {
    this.database = database;
    this.config = config;
  }

  /**
   * The events that were not handled before, in their order. Left out are ids seen earlier, repeats
   * within the batch, and events with a lower outbox number than one already handled of the same
   * producer and customer.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public List<IncomingEvent> admit(String consumer, List<IncomingEvent> events)
      throws SQLException {
    if (events.isEmpty()) {
      return List.of();
    }
    try (var connection = database.getConnection()) {
      var unseen = handle(connection, consumer, events);
      var fresh = new ArrayList<IncomingEvent>(events.size());
      for (var event : events) {
        if (unseen.remove(event.meta().id())) {
          fresh.add(event);
        }
      }
      return withoutOutdated(connection, consumer, fresh);
    }
  }

  @Scheduled(
      every = "10m",
      delayed = "2m",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void purge() {
    try (var connection = database.getConnection();
        var statement = connection.prepareStatement(PURGE)) {
      statement.setLong(1, config.inbox().retention().toMillis());
      statement.executeUpdate();
    } catch (SQLException e) {
      LOG.warnf("The inbox could not be purged: %s", e.getMessage());
    }
  }

  private static Set<UUID> handle(
      Connection connection, String consumer, List<IncomingEvent> events) throws SQLException {
    try (var insert = connection.prepareStatement(HANDLE)) {
      insert.setString(1, consumer);
      // Sorted, so that two instances with overlapping batches wait for each other instead of
      // deadlocking.
      insert.setArray(
          2,
          connection.createArrayOf(
              "uuid", events.stream().map(event -> event.meta().id()).sorted().toArray()));
      var unseen = new HashSet<UUID>();
      try (var row = insert.executeQuery()) {
        while (row.next()) {
          unseen.add(row.getObject(1, UUID.class));
        }
      }
      return unseen;
    }
  }

  private static List<IncomingEvent> withoutOutdated(
      Connection connection, String consumer, List<IncomingEvent> events) throws SQLException {
    if (events.stream().allMatch(event -> event.meta().sequence() == null)) {
      return events;
    }
    var highest = highest(connection, consumer, events);
    var current = new ArrayList<IncomingEvent>(events.size());
    var raised = new HashMap<Producer, Long>();
    for (var event : events) {
      var sequence = event.meta().sequence();
      var producer = new Producer(event.meta().source(), event.meta().customerId());
      if (sequence == null) {
        current.add(event);
      } else if (sequence > highest.getOrDefault(producer, 0L)) {
        highest.put(producer, sequence);
        raised.put(producer, sequence);
        current.add(event);
      }
    }
    raise(connection, consumer, raised);
    return current;
  }

  private static Map<Producer, Long> highest(
      Connection connection, String consumer, List<IncomingEvent> events) throws SQLException {
    try (var statement = connection.prepareStatement(HIGHEST)) {
      statement.setString(1, consumer);
      statement.setArray(
          2,
          connection.createArrayOf(
              "text",
              events.stream().map(event -> event.meta().customerId()).distinct().toArray()));
      var highest = new HashMap<Producer, Long>();
      try (var row = statement.executeQuery()) {
        while (row.next()) {
          highest.put(new Producer(row.getString(1), row.getString(2)), row.getLong(3));
        }
      }
      return highest;
    }
  }

  private static void raise(Connection connection, String consumer, Map<Producer, Long> raised)
      throws SQLException {
    try (var statement = connection.prepareStatement(RAISE)) {
      for (var entry : raised.entrySet()) {
        statement.setString(1, consumer);
        statement.setString(2, entry.getKey().source());
        statement.setString(3, entry.getKey().customerId());
        statement.setLong(4, entry.getValue());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private record Producer(String source, String customerId) {}
}

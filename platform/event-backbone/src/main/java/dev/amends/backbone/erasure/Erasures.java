package dev.amends.backbone.erasure;

import dev.amends.backbone.event.IncomingEvent;
import dev.amends.backbone.identity.CustomerMerged;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;

/** Which customers were erased, and when. */
@ApplicationScoped
public class Erasures {

  /** Any number will do, as long as every instance uses it and nothing else does. */
  private static final long GATE = 0x65_72_61_73_65L;

  private static final Set<String> ALONE_TYPES = Set.of(CustomerErased.TYPE, CustomerMerged.TYPE);

  private static final String ALONGSIDE_OTHERS = "select pg_advisory_xact_lock_shared(?)";
  private static final String ALONE = "select pg_advisory_xact_lock(?)";

  private static final String KNOWN =
      "select customer_id, epoch from erased_customer where customer_id = any(?)";

  private static final String RECORD =
      """
      insert into erased_customer (customer_id, epoch) values (?, ?)
      on conflict (customer_id) do update set epoch = greatest(erased_customer.epoch, excluded.epoch)""";

  private final DataSource database;

  Erasures(DataSource database) {
    this.database = database;
  }

  /**
   * The events that no erasure covers, in their order. Until the end of the transaction no customer
   * is erased or merged; if one of the events is itself an erasure or a merge, it runs alone.
   * Otherwise a batch that looked before and wrote after would bring the customer back.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public List<IncomingEvent> withoutErased(List<IncomingEvent> events) throws SQLException {
    try (var connection = database.getConnection()) {
      var alone = events.stream().anyMatch(event -> ALONE_TYPES.contains(event.meta().type()));
      lock(connection, alone ? ALONE : ALONGSIDE_OTHERS);
      var epochs =
          epochs(connection, events.stream().map(event -> event.meta().customerId()).toList());
      return epochs.isEmpty()
          ? events
          : events.stream().filter(event -> isAfter(event, epochs)).toList();
    }
  }

  /**
   * Waits until no batch is under way and keeps them waiting until the end of the transaction. To
   * be called before any row is locked, since the batches that are waited for may want that row.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void beAlone() throws SQLException {
    try (var connection = database.getConnection()) {
      lock(connection, ALONE);
    }
  }

  /** When these ids were last erased; the others are missing. */
  public Map<String, Instant> epochs(List<String> customerIds) throws SQLException {
    try (var connection = database.getConnection()) {
      return epochs(connection, customerIds);
    }
  }

  /** Drops from now on what was accepted until {@code epoch}. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void record(String customerId, Instant epoch) throws SQLException {
    try (var connection = database.getConnection();
        var insert = connection.prepareStatement(RECORD)) {
      insert.setString(1, customerId);
      insert.setObject(2, OffsetDateTime.ofInstant(epoch, ZoneOffset.UTC));
      insert.executeUpdate();
    }
  }

  private static boolean isAfter(IncomingEvent event, Map<String, Instant> epochs) {
    var epoch = epochs.get(event.meta().customerId());
    return epoch == null || event.meta().acceptedAt().isAfter(epoch);
  }

  private static void lock(Connection connection, String how) throws SQLException {
    try (var lock = connection.prepareStatement(how)) {
      lock.setLong(1, GATE);
      lock.execute();
    }
  }

  private static Map<String, Instant> epochs(Connection connection, List<String> customerIds)
      throws SQLException {
    var customers = customerIds.stream().distinct().toArray();
    try (var select = connection.prepareStatement(KNOWN)) {
      select.setArray(1, connection.createArrayOf("text", customers));
      var epochs = new HashMap<String, Instant>();
      try (var row = select.executeQuery()) {
        while (row.next()) {
          epochs.put(row.getString(1), row.getObject(2, OffsetDateTime.class).toInstant());
        }
      }
      return epochs;
    }
  }
}

package dev.amends.ingest.customers;

import dev.amends.backbone.erasure.CustomerErased;
import dev.amends.backbone.erasure.ErasureConfirmed;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Optional;
import javax.sql.DataSource;

/** The latest erasure of each customer, and who has confirmed it. */
@ApplicationScoped
class ErasureTable {

  private static final String REQUEST =
      """
      insert into erasure (customer_id, erased_at, requested_by) values (?, ?, ?)
      on conflict (customer_id) do update set
        erased_at = excluded.erased_at, requested_by = excluded.requested_by, completed_at = null""";

  private static final String CONFIRM =
      """
      insert into erasure_confirmation (customer_id, service, epoch, at) values (?, ?, ?, ?)
      on conflict (customer_id, service) do update set epoch = excluded.epoch, at = excluded.at
      where erasure_confirmation.epoch < excluded.epoch""";

  private static final String FIND =
      "select erased_at, completed_at from erasure where customer_id = ?";

  /** A confirmation of an earlier erasure says nothing about the latest. */
  private static final String CONFIRMED =
      "select service from erasure_confirmation where customer_id = ? and epoch >= ?";

  private static final String COMPLETE =
      "update erasure set completed_at = ? where customer_id = ? and completed_at is null";

  private final DataSource database;

  ErasureTable(DataSource database) {
    this.database = database;
  }

  void request(String customerId, Instant at, String requestedBy) throws SQLException {
    try (var connection = database.getConnection();
        var upsert = connection.prepareStatement(REQUEST)) {
      upsert.setString(1, customerId);
      upsert.setObject(2, utc(at));
      upsert.setString(3, requestedBy);
      upsert.executeUpdate();
    }
  }

  Optional<Erasure> find(String customerId) throws SQLException {
    try (var connection = database.getConnection()) {
      return find(connection, customerId, FIND);
    }
  }

  /** Locked, so that of two last confirmations at once one sees the other. */
  Optional<Erasure> confirm(ErasureConfirmed confirmed) throws SQLException {
    try (var connection = database.getConnection()) {
      var before = find(connection, confirmed.customerId(), FIND + " for update");
      if (before.isEmpty()) {
        return before;
      }
      try (var upsert = connection.prepareStatement(CONFIRM)) {
        upsert.setString(1, confirmed.customerId());
        upsert.setString(2, confirmed.service());
        upsert.setLong(3, confirmed.epoch());
        upsert.setObject(4, utc(confirmed.at()));
        upsert.executeUpdate();
      }
      return find(connection, confirmed.customerId(), FIND);
    }
  }

  /** False if it was complete before. */
  boolean complete(String customerId, Instant at) throws SQLException {
    try (var connection = database.getConnection();
        var update = connection.prepareStatement(COMPLETE)) {
      update.setObject(1, utc(at));
      update.setString(2, customerId);
      return update.executeUpdate() == 1;
    }
  }

  private static Optional<Erasure> find(Connection connection, String customerId, String sql)
      throws SQLException {
    try (var select = connection.prepareStatement(sql)) {
      select.setString(1, customerId);
      try (var row = select.executeQuery()) {
        if (!row.next()) {
          return Optional.empty();
        }
        var erasedAt = row.getObject(1, OffsetDateTime.class).toInstant();
        var completed = row.getObject(2, OffsetDateTime.class);
        return Optional.of(
            Erasure.of(
                customerId,
                erasedAt,
                confirmedBy(connection, customerId, erasedAt),
                completed == null ? null : completed.toInstant()));
      }
    }
  }

  private static ArrayList<String> confirmedBy(
      Connection connection, String customerId, Instant erasedAt) throws SQLException {
    try (var select = connection.prepareStatement(CONFIRMED)) {
      select.setString(1, customerId);
      select.setLong(2, CustomerErased.epochOf(erasedAt));
      var services = new ArrayList<String>();
      try (var row = select.executeQuery()) {
        while (row.next()) {
          services.add(row.getString(1));
        }
      }
      return services;
    }
  }

  private static OffsetDateTime utc(Instant time) {
    return OffsetDateTime.ofInstant(time, ZoneOffset.UTC);
  }
}

package dev.amends.ingest.keys;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import javax.sql.DataSource;

/** The keys in PostgreSQL. */
@ApplicationScoped
class ApiKeyTable {

  private static final String ALL =
      """
      select id, name, scopes, requests_per_second, hash, former_hash, former_until, created_at, created_by,
        rotated_at, expires_at
      from api_key order by name""";

  private static final String ADD =
      """
      insert into api_key (id, name, scopes, requests_per_second, hash, created_at, created_by, expires_at)
      values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""";

  private static final String ROTATE =
      """
      update api_key set former_hash = hash, former_until = ?, hash = ?, rotated_at = ? where id = ?""";

  private final DataSource database;

  ApiKeyTable(DataSource database) {
    this.database = database;
  }

  List<ApiKey> all() throws SQLException {
    try (var connection = database.getConnection();
        var select = connection.prepareStatement(ALL);
        var row = select.executeQuery()) {
      var keys = new ArrayList<ApiKey>();
      while (row.next()) {
        keys.add(read(row));
      }
      return keys;
    }
  }

  /** False if the name is taken. */
  boolean add(ApiKey key) throws SQLException {
    try (var connection = database.getConnection();
        var insert = connection.prepareStatement(ADD)) {
      insert.setString(1, key.id());
      insert.setString(2, key.name());
      insert.setArray(
          3, connection.createArrayOf("text", key.scopes().stream().map(Scope::word).toArray()));
      insert.setObject(4, key.requestsPerSecond(), Types.INTEGER);
      insert.setBytes(5, key.hash());
      insert.setObject(6, utc(key.createdAt()));
      insert.setString(7, key.createdBy());
      insert.setObject(8, utc(key.expiresAt()), Types.TIMESTAMP_WITH_TIMEZONE);
      return insert.executeUpdate() == 1;
    }
  }

  /** False if there is no such key. */
  boolean rotate(String id, byte[] hash, Instant formerUntil, Instant now) throws SQLException {
    try (var connection = database.getConnection();
        var update = connection.prepareStatement(ROTATE)) {
      update.setObject(1, utc(formerUntil));
      update.setBytes(2, hash);
      update.setObject(3, utc(now));
      update.setString(4, id);
      return update.executeUpdate() == 1;
    }
  }

  /** False if there is no such key. */
  boolean remove(String id) throws SQLException {
    try (var connection = database.getConnection();
        var delete = connection.prepareStatement("delete from api_key where id = ?")) {
      delete.setString(1, id);
      return delete.executeUpdate() == 1;
    }
  }

  private static ApiKey read(ResultSet row) throws SQLException {
    var scopes = new TreeSet<Scope>();
    for (var word : (String[]) row.getArray(3).getArray()) {
      Scope.of(word).ifPresent(scopes::add);
    }
    return new ApiKey(
        row.getString(1),
        row.getString(2),
        scopes,
        row.getObject(4, Integer.class),
        row.getBytes(5),
        row.getBytes(6),
        instant(row, 7),
        instant(row, 8),
        row.getString(9),
        instant(row, 10),
        instant(row, 11));
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    var time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  private static OffsetDateTime utc(Instant time) {
    return time == null ? null : OffsetDateTime.ofInstant(time, ZoneOffset.UTC);
  }
}

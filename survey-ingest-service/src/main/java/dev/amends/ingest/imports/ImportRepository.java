package dev.amends.ingest.imports;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Imports, their stored files and their rejected rows. */
@ApplicationScoped
class ImportRepository implements PanacheRepositoryBase<FeedbackImport, UUID> {

  static final int CHUNK_BYTES = 1 << 20;

  private static final String FREE =
      """
      select * from feedback_import
      where state = 'running' and (held_until is null or held_until < ?1)
      order by created_at limit 1 for update skip locked""";

  private final DataSource database;

  ImportRepository(DataSource database) {
    this.database = database;
  }

  /** A rejected field of a row. */
  record Reject(
      long line, int position, String field, String code, String reason, List<String> cells) {}

  /** The oldest import that nobody works on, locked. */
  Optional<FeedbackImport> findFree(Instant now) {
    return getSession()
        .createNativeQuery(FREE, FeedbackImport.class)
        .setParameter(1, now)
        .uniqueResultOptional();
  }

  /** Stores the file in pieces, in the caller's transaction. */
  void storeFile(UUID id, InputStream file) throws SQLException, IOException {
    try (var connection = database.getConnection();
        var insert =
            connection.prepareStatement(
                "insert into feedback_import_chunk (import_id, number, bytes) values (?, ?, ?)")) {
      var number = 0;
      for (var bytes = file.readNBytes(CHUNK_BYTES);
          bytes.length > 0;
          bytes = file.readNBytes(CHUNK_BYTES)) {
        insert.setObject(1, id);
        insert.setInt(2, number++);
        insert.setBytes(3, bytes);
        insert.executeUpdate();
      }
    }
  }

  /** One piece of the file, or empty behind the last. */
  Optional<byte[]> chunk(UUID id, int number) throws SQLException {
    try (var connection = database.getConnection();
        var select =
            connection.prepareStatement(
                "select bytes from feedback_import_chunk where import_id = ? and number = ?")) {
      select.setObject(1, id);
      select.setInt(2, number);
      try (var row = select.executeQuery()) {
        return row.next() ? Optional.of(row.getBytes(1)) : Optional.empty();
      }
    }
  }

  /** The file holds personal data and is not needed once every row has its verdict. */
  void dropFile(UUID id) {
    getEntityManager()
        .createNativeQuery("delete from feedback_import_chunk where import_id = ?1")
        .setParameter(1, id)
        .executeUpdate();
  }

  void storeRejects(UUID id, List<Reject> rejects) throws SQLException {
    try (var connection = database.getConnection();
        var insert =
            connection.prepareStatement(
                """
                insert into feedback_import_reject (import_id, line, position, field, code, reason, cells)
                values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")) {
      for (var reject : rejects) {
        insert.setObject(1, id);
        insert.setLong(2, reject.line());
        insert.setInt(3, reject.position());
        insert.setString(4, reject.field());
        insert.setString(5, reject.code());
        insert.setString(6, reject.reason());
        insert.setArray(7, connection.createArrayOf("text", withoutNul(reject.cells())));
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  /** At most {@code limit} rejected fields behind the given place, in the order of the file. */
  List<Reject> rejects(UUID id, long afterLine, int afterPosition, int limit) throws SQLException {
    try (var connection = database.getConnection();
        var select =
            connection.prepareStatement(
                """
                select line, position, field, code, reason, cells from feedback_import_reject
                where import_id = ? and (line, position) > (?, ?) order by line, position limit ?""")) {
      select.setObject(1, id);
      select.setLong(2, afterLine);
      select.setInt(3, afterPosition);
      select.setInt(4, limit);
      try (var row = select.executeQuery()) {
        var found = new java.util.ArrayList<Reject>();
        while (row.next()) {
          var cells = List.of((String[]) row.getArray(6).getArray());
          found.add(
              new Reject(
                  row.getLong(1),
                  row.getInt(2),
                  row.getString(3),
                  row.getString(4),
                  row.getString(5),
                  cells));
        }
        return found;
      }
    }
  }

  private static Object[] withoutNul(List<String> cells) {
    return cells.stream().map(cell -> cell.replace('\0', '\uFFFD')).toArray();
  }
}

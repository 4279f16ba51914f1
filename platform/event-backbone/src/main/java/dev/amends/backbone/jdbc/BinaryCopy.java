package dev.amends.backbone.jdbc;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.postgresql.PGConnection;

/**
 * New rows in PostgreSQL's binary COPY format, which spares both sides the statement and its
 * parameters. A row that is there already fails the whole, as an insert without a conflict clause
 * would. Each row's columns are added in the order in which they are named.
 */
public final class BinaryCopy {

  private static final byte[] SIGNATURE = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0
  };

  private static final int NULL = -1;
  private static final int END = -1;
  private static final int FIRST_SIZE = 1 << 16;
  private static final int SENT_AT_ONCE = 1 << 16;

  /** The version of the binary form of jsonb. */
  private static final int JSONB = 1;

  /** Seconds from 1970 to 2000, from which PostgreSQL counts. */
  private static final long EPOCH = 946_684_800L;

  private static final long MICROS = 1_000_000L;
  private static final int NANOS_OF_MICRO = 1_000;

  private final String table;
  private final String[] columns;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(FIRST_SIZE);
  private final DataOutputStream out = new DataOutputStream(bytes);
  private boolean empty = true;

  public BinaryCopy(String table, String... columns) {
    this.table = table;
    this.columns = columns.clone();
    write(
        () -> {
          out.write(SIGNATURE);
          out.writeInt(0);
          out.writeInt(0);
        });
  }

  /** Bytes that go into memory: there is nothing that could fail. */
  private interface Writing {
    void run() throws IOException;
  }

  private BinaryCopy write(Writing writing) {
    try {
      writing.run();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Begins the next row. */
  public BinaryCopy row() {
    empty = false;
    return write(() -> out.writeShort(columns.length));
  }

  public BinaryCopy add(UUID value) {
    if (value == null) {
      return addNull();
    }
    return write(
        () -> {
          out.writeInt(Long.BYTES * 2);
          out.writeLong(value.getMostSignificantBits());
          out.writeLong(value.getLeastSignificantBits());
        });
  }

  public BinaryCopy add(String value) {
    return add(value == null ? null : value.getBytes(StandardCharsets.UTF_8));
  }

  /** As bytea, or as text in UTF-8. */
  public BinaryCopy add(byte[] value) {
    if (value == null) {
      return addNull();
    }
    return write(
        () -> {
          out.writeInt(value.length);
          out.write(value);
        });
  }

  /** As timestamptz, which knows microseconds. */
  public BinaryCopy add(Instant value) {
    if (value == null) {
      return addNull();
    }
    return write(
        () -> {
          out.writeInt(Long.BYTES);
          out.writeLong(
              (value.getEpochSecond() - EPOCH) * MICROS + value.getNano() / NANOS_OF_MICRO);
        });
  }

  public BinaryCopy add(int value) {
    return write(
        () -> {
          out.writeInt(Integer.BYTES);
          out.writeInt(value);
        });
  }

  public BinaryCopy add(boolean value) {
    return write(
        () -> {
          out.writeInt(1);
          out.writeBoolean(value);
        });
  }

  /** As jsonb. */
  public BinaryCopy addJson(byte[] json) {
    return write(
        () -> {
          out.writeInt(json.length + 1);
          out.writeByte(JSONB);
          out.write(json);
        });
  }

  /** So many columns without a value. */
  public BinaryCopy addNulls(int count) {
    return write(
        () -> {
          for (var at = 0; at < count; at++) {
            out.writeInt(NULL);
          }
        });
  }

  private BinaryCopy addNull() {
    return addNulls(1);
  }

  /**
   * Sends the rows, in the connection's transaction; once.
   *
   * @throws SQLException if a row has more or fewer values than columns, or breaks a constraint
   */
  public void send(Connection connection) throws SQLException {
    if (empty) {
      return;
    }
    write(() -> out.writeShort(END));
    var sql = "copy %s (%s) from stdin (format binary)";
    try {
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn(
              sql.formatted(table, String.join(", ", columns)),
              new ByteArrayInputStream(bytes.toByteArray()),
              SENT_AT_ONCE);
    } catch (IOException e) {
      throw new SQLException("The rows cannot be read from memory", e);
    }
  }
}

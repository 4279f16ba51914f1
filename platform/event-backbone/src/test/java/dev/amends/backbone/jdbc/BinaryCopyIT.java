package dev.amends.backbone.jdbc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.amends.localstack.testing.TestStack;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BinaryCopyIT {

  private static final UUID ID = UUID.fromString("8d0c1b9e-3a52-5d13-9c0a-5f2b7f1f6a01");
  private static final Instant AT = Instant.parse("1969-05-01T09:30:00.123456Z");

  private Connection connection;

  @BeforeEach
  void anEmptyTable() throws SQLException {
    var url = TestStack.shared().freshSchema("copy");
    connection =
        DriverManager.getConnection(url, TestStack.DATABASE_USER, TestStack.DATABASE_PASSWORD);
    run(
        """
        create table kept (
          id uuid primary key, name text, raw bytea, at timestamptz, n int, flag boolean, data jsonb)""");
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  @Test
  void everyTypeComesOutAsItWentIn() throws SQLException {
    var rows = rows("id", "name", "raw", "at", "n", "flag", "data");
    rows.row()
        .add(ID)
        .add("Åsa\t\"quoted\" \\ 🙂")
        .add(new byte[] {0, -1, 92})
        .add(AT)
        .add(-7)
        .add(true)
        .addJson("{\"a\": [1, \"ö\"]}".getBytes(StandardCharsets.UTF_8));
    rows.row().add(UUID.randomUUID()).addNulls(3).add(0).add(false).addNulls(1);
    rows.send(connection);

    try (var statement = connection.createStatement();
        var row = statement.executeQuery("select * from kept where id = '" + ID + "'")) {
      row.next();
      assertEquals("Åsa\t\"quoted\" \\ 🙂", row.getString("name"));
      assertArrayEquals(new byte[] {0, -1, 92}, row.getBytes("raw"));
      assertEquals(AT, row.getObject("at", OffsetDateTime.class).toInstant());
      assertEquals(-7, row.getInt("n"));
      assertEquals(true, row.getBoolean("flag"));
      assertEquals("{\"a\": [1, \"ö\"]}", row.getString("data"));
      assertFalse(row.next());
    }
    assertEquals(1, count("name is null and raw is null and at is null and data is null"));
  }

  @Test
  void whatIsNullIsNull() throws SQLException {
    var rows = rows("id", "name", "raw", "at");
    rows.row().add(ID).add((String) null).add((byte[]) null).add((Instant) null);
    rows.send(connection);
    assertEquals(1, count("name is null and raw is null and at is null"));
  }

  @Test
  void withoutARowNothingIsSent() throws SQLException {
    rows("id").send(connection);
    assertEquals(0, count("true"));
  }

  @Test
  void aRowThatIsThereFailsTheWhole() throws SQLException {
    var rows = rows("id");
    rows.row().add(UUID.randomUUID()).row().add(ID).row().add(ID);
    var failure = assertThrows(SQLException.class, () -> rows.send(connection));
    assertEquals("23505", failure.getSQLState());
    assertEquals(0, count("true"));
  }

  @Test
  void aRowWithTooFewValuesFailsTheWhole() throws SQLException {
    var rows = rows("id", "name");
    rows.row().add(ID);
    assertThrows(SQLException.class, () -> rows.send(connection));
    assertEquals(0, count("true"));
  }

  private static BinaryCopy rows(String... columns) {
    return new BinaryCopy("kept", columns);
  }

  private void run(String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private int count(String where) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery("select count(*) from kept where " + where)) {
      row.next();
      return row.getInt(1);
    }
  }
}

package dev.amends.risk.activation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** The activations of one thing that has versions, in a table of its own. */
public final class Activations {

  private final DataSource database;
  private final String latest;
  private final String add;

  /**
   * @param table of the service's own schema, with id, version, at, actor and why
   */
  public Activations(DataSource database, String table) {
    this.database = database;
    latest = "select id, version, at, actor, why from " + table + " order by id desc limit ?";
    add = "insert into " + table + " (version, at, actor, why) values (?, ?, ?, ?) returning id";
  }

  /** Empty as long as nothing but what comes with the product has worked. */
  public Optional<Activation> last() throws SQLException {
    return latest(1).stream().findFirst();
  }

  /** The newest first. */
  public List<Activation> latest(int limit) throws SQLException {
    try (var connection = database.getConnection();
        var select = connection.prepareStatement(latest)) {
      select.setInt(1, limit);
      try (var row = select.executeQuery()) {
        var activations = new ArrayList<Activation>();
        while (row.next()) {
          activations.add(activation(row));
        }
        return activations;
      }
    }
  }

  private static Activation activation(ResultSet row) throws SQLException {
    return new Activation(
        row.getLong(1),
        row.getInt(2),
        row.getObject(3, OffsetDateTime.class).toInstant(),
        row.getString(4),
        row.getString(5));
  }

  public Activation add(int version, Instant at, String actor, String why) throws SQLException {
    try (var connection = database.getConnection();
        var insert = connection.prepareStatement(add)) {
      insert.setInt(1, version);
      insert.setObject(2, OffsetDateTime.ofInstant(at, ZoneOffset.UTC));
      insert.setString(3, actor);
      insert.setString(4, why);
      try (var row = insert.executeQuery()) {
        row.next();
        return new Activation(row.getLong(1), version, at, actor, why);
      }
    }
  }
}

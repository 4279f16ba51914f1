package dev.amends.localstack.postgres;

import dev.amends.localstack.process.StackFailure;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** Creates users, databases and schemas. Names come from our own code and are checked anyway. */
public final class Databases {

  private final PostgresServer server;

  public Databases(PostgresServer server) {
    this.server = server;
  }

  /** A database owned by a user with the same name and password, unless it is there already. */
  public void ensure(String name) {
    checked(name);
    try (var connection = connect("postgres");
        var statement = connection.createStatement()) {
      if (!exists(statement, "select 1 from pg_roles where rolname = '" + name + "'")) {
        statement.execute("create role " + name + " login password '" + name + "'");
      }
      if (!exists(statement, "select 1 from pg_database where datname = '" + name + "'")) {
        statement.execute("create database " + name + " owner " + name);
      }
    } catch (SQLException e) {
      throw new StackFailure("Database " + name + " could not be created: " + e.getMessage(), e);
    }
  }

  /**
   * An empty database with a schema of the same name, so that nothing of an earlier run is left.
   */
  public void fresh(String name, String owner) {
    checked(name);
    try (var connection = connect("postgres");
        var statement = connection.createStatement()) {
      statement.execute("drop database if exists " + name + " with (force)");
      statement.execute("create database " + name + " owner " + checked(owner));
    } catch (SQLException e) {
      throw new StackFailure("Database " + name + " could not be created: " + e.getMessage(), e);
    }
    schema(name, owner);
  }

  private void schema(String name, String owner) {
    try (var connection = connect(name);
        var statement = connection.createStatement()) {
      statement.execute("create schema if not exists " + name + " authorization " + owner);
    } catch (SQLException e) {
      throw new StackFailure("Schema " + name + " could not be created: " + e.getMessage(), e);
    }
  }

  private Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(
        server.url(database), PostgresServer.SUPERUSER, PostgresServer.SUPERUSER_PASSWORD);
  }

  private static boolean exists(Statement statement, String query) throws SQLException {
    try (var result = statement.executeQuery(query)) {
      return result.next();
    }
  }

  private static String checked(String name) {
    if (!name.matches("[a-z][a-z0-9_]{0,50}")) {
      throw new StackFailure("'" + name + "' is no database name: a-z, 0-9 and _ only.");
    }
    return name;
  }
}

package dev.amends.risk.employee;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.amends.backbone.jdbc.Update;
import dev.amends.risk.assessment.application.EmployeeFigures;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** The switch with all its changes, in PostgreSQL. */
@ApplicationScoped
public class EmployeeSwitch implements EmployeeFigures {

  /** Waits for a change that is under way, and makes the next one wait. */
  private static final String HOLD = "lock table employee_figures in row share mode";

  /** Waits for the batches that rely on what was said until now. */
  private static final String LOCK = "lock table employee_figures in exclusive mode";

  private static final String NOW =
      "select switched_on from employee_figures order by id desc limit 1";

  private static final String CHANGE =
      "insert into employee_figures (switched_on, at, actor, reason) values (?, ?, ?, ?)";

  private static final String NAMED =
      """
      select exists (select from response where feedback ->> 'employee' is not null)
        or exists (select from metric_bucket where employee <> '')""";

  private static final String CHANGES =
      "select switched_on, at, actor, reason from employee_figures order by id desc limit ?";

  private final DataSource database;

  EmployeeSwitch(DataSource database) {
    this.database = database;
  }

  /** Who switched, and why. */
  record Change(@JsonProperty("on") boolean on, Instant at, String actor, String reason) {}

  @Override
  public boolean holdOn() throws SQLException {
    Update.run(database, HOLD);
    return isOn();
  }

  public boolean isOn() throws SQLException {
    return yes(NOW);
  }

  /**
   * To be called in a transaction. Says nothing anew if it is so already.
   *
   * @return false if figures cannot be on yet, since there are names from before: they would count
   *     again, and a correction would count twice
   */
  boolean change(Change change) throws SQLException {
    Update.run(database, LOCK);
    if (isOn() != change.on()) {
      if (change.on() && yes(NAMED)) {
        return false;
      }
      Update.run(
          database,
          CHANGE,
          change.on(),
          OffsetDateTime.ofInstant(change.at(), ZoneOffset.UTC),
          change.actor(),
          change.reason());
    }
    return true;
  }

  private boolean yes(String question) throws SQLException {
    try (var connection = database.getConnection();
        var select = connection.prepareStatement(question);
        var row = select.executeQuery()) {
      return row.next() && row.getBoolean(1);
    }
  }

  /** The newest first. */
  List<Change> changes(int limit) throws SQLException {
    try (var connection = database.getConnection();
        var select = connection.prepareStatement(CHANGES)) {
      select.setInt(1, limit);
      try (var row = select.executeQuery()) {
        var changes = new ArrayList<Change>();
        while (row.next()) {
          changes.add(
              new Change(
                  row.getBoolean(1),
                  row.getObject(2, OffsetDateTime.class).toInstant(),
                  row.getString(3),
                  row.getString(4)));
        }
        return changes;
      }
    }
  }
}

package dev.amends.risk.assessment.adapter;

import dev.amends.risk.assessment.application.ProfilingObjections;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;

/** The customers who object to profiling, as {@code customer.changed} tells of them. */
@ApplicationScoped
class JdbcProfilingObjections implements ProfilingObjections {

  private static final String AMONG =
      "select customer_id from profiling_objection where customer_id = any(?)";
  private static final String OBJECT =
      "insert into profiling_objection (customer_id) select unnest(?) on conflict do nothing";
  private static final String TAKE_BACK =
      "delete from profiling_objection where customer_id = any(?)";

  private final DataSource database;

  JdbcProfilingObjections(DataSource database) {
    this.database = database;
  }

  @Override
  public Set<String> among(Collection<String> customerIds) throws SQLException {
    try (var connection = database.getConnection();
        var select = connection.prepareStatement(AMONG)) {
      select.setArray(1, connection.createArrayOf("text", customerIds.toArray()));
      var found = new HashSet<String>();
      try (var row = select.executeQuery()) {
        while (row.next()) {
          found.add(row.getString(1));
        }
      }
      return found;
    }
  }

  /**
   * @param objects what the latest word of each customer is
   */
  void note(Map<String, Boolean> objects) throws SQLException {
    update(OBJECT, objects.keySet().stream().filter(objects::get).toList());
    update(TAKE_BACK, objects.keySet().stream().filter(each -> !objects.get(each)).toList());
  }

  void forget(String customerId) throws SQLException {
    update(TAKE_BACK, List.of(customerId));
  }

  private void update(String sql, List<String> customerIds) throws SQLException {
    if (customerIds.isEmpty()) {
      return;
    }
    try (var connection = database.getConnection();
        var update = connection.prepareStatement(sql)) {
      // In one order in every instance, so that two of them do not lock each other out.
      update.setArray(1, connection.createArrayOf("text", customerIds.stream().sorted().toArray()));
      update.executeUpdate();
    }
  }
}

package dev.amends.ingest.trace;

import dev.amends.ingest.customers.Customer;
import dev.amends.ingest.customers.ForgetsCustomer;
import dev.amends.ingest.customers.MovesCustomer;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * What became of the responses of an erased customer is not told any more, whichever id they came
 * under.
 */
@ApplicationScoped
class ForgettingTraces implements ForgetsCustomer, MovesCustomer {

  private final DataSource database;

  ForgettingTraces(DataSource database) {
    this.database = database;
  }

  @Override
  public void move(String from, String into) throws SQLException {
    try (var connection = database.getConnection();
        var update =
            connection.prepareStatement(
                "update trace_hop set customer_id = ? where customer_id = ?")) {
      update.setString(1, into);
      update.setString(2, from);
      update.executeUpdate();
    }
  }

  @Override
  public void forget(Customer known) throws SQLException {
    try (var connection = database.getConnection();
        var delete = connection.prepareStatement("delete from trace_hop where customer_id = ?")) {
      delete.setString(1, known.customerId());
      delete.executeUpdate();
    }
  }
}

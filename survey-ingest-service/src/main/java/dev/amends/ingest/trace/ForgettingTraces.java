package dev.amends.ingest.trace;

import dev.amends.ingest.customers.Customer;
import dev.amends.ingest.customers.ForgetsCustomer;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import javax.sql.DataSource;

/** What became of the responses of an erased customer is not told any more. */
@ApplicationScoped
class ForgettingTraces implements ForgetsCustomer {

  private final DataSource database;

  ForgettingTraces(DataSource database) {
    this.database = database;
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

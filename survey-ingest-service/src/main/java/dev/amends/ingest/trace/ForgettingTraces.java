package dev.amends.ingest.trace;

import dev.amends.backbone.jdbc.Update;
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
    Update.run(database, "update trace_hop set customer_id = ? where customer_id = ?", into, from);
  }

  @Override
  public void forget(Customer known) throws SQLException {
    Update.run(database, "delete from trace_hop where customer_id = ?", known.customerId());
  }
}

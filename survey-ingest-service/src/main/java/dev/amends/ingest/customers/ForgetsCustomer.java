package dev.amends.ingest.customers;

import java.sql.SQLException;

/** Port to every place of this service that keeps something of a customer besides the facts. */
public interface ForgetsCustomer {

  /**
   * @param known what was known until now; may be nothing but the id
   */
  void forget(Customer known) throws SQLException;
}

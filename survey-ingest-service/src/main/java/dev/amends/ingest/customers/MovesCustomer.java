package dev.amends.ingest.customers;

import java.sql.SQLException;

/** Port to every place of this service that keeps something under a customer's id. */
public interface MovesCustomer {

  /** Everything kept under {@code from} is kept under {@code into}. */
  void move(String from, String into) throws SQLException;
}

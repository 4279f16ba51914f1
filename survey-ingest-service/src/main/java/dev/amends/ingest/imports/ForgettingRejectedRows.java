package dev.amends.ingest.imports;

import dev.amends.ingest.customers.Customer;
import dev.amends.ingest.customers.ForgetsCustomer;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Objects;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** Rejected rows are kept as they came, and may name the customer in any column. */
@ApplicationScoped
class ForgettingRejectedRows implements ForgetsCustomer {

  private static final String DELETE = "delete from feedback_import_reject where cells && ?";

  private final DataSource database;

  ForgettingRejectedRows(DataSource database) {
    this.database = database;
  }

  /** By what belongs to one person only; somebody else may have the same name. */
  @Override
  public void forget(Customer known) throws SQLException {
    var marks =
        Stream.of(known.customerId(), known.email(), known.phone()).filter(Objects::nonNull);
    try (var connection = database.getConnection();
        var delete = connection.prepareStatement(DELETE)) {
      delete.setArray(1, connection.createArrayOf("text", marks.toArray()));
      delete.executeUpdate();
    }
  }
}

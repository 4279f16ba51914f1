package dev.amends.ingest.imports;

import dev.amends.ingest.customers.Customer;
import dev.amends.ingest.customers.ForgetsCustomer;
import dev.amends.ingest.verdict.Json;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Objects;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** Rejected rows are kept as they came, and may name the customer in any column. */
@ApplicationScoped
class ForgettingRejectedRows implements ForgetsCustomer {

  private static final String DELETE =
      """
      delete from feedback_import_reject
      where cells && ?
      or import_id in (select id from feedback_import where format = 'ndjson')
      and exists (select from unnest(?) as mark where strpos(cells[1], mark) > 0)""";

  private final DataSource database;

  ForgettingRejectedRows(DataSource database) {
    this.database = database;
  }

  /** By what belongs to one person only; somebody else may have the same name. */
  @Override
  public void forget(Customer known) throws SQLException {
    var marks =
        Stream.of(known.customerId(), known.email(), known.phone())
            .filter(Objects::nonNull)
            .toList();
    var asJson =
        marks.stream().map(mark -> new String(Json.write(mark), StandardCharsets.UTF_8)).toArray();
    try (var connection = database.getConnection();
        var delete = connection.prepareStatement(DELETE)) {
      delete.setArray(1, connection.createArrayOf("text", marks.toArray()));
      delete.setArray(2, connection.createArrayOf("text", asJson));
      delete.executeUpdate();
    }
  }
}

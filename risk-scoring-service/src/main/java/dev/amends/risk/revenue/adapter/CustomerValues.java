package dev.amends.risk.revenue.adapter;

import dev.amends.backbone.jdbc.Update;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import javax.sql.DataSource;

/** What customers bring in a year. */
@ApplicationScoped
public class CustomerValues {

  private static final String SET =
      """
      insert into customer_value (customer_id, amount, currency, segment) values (?, ?, ?, ?)
      on conflict (customer_id) do update set
        amount = excluded.amount, currency = excluded.currency, segment = excluded.segment""";

  private static final String FORGET = "delete from customer_value where customer_id = ?";

  private final DataSource database;

  CustomerValues(DataSource database) {
    this.database = database;
  }

  /**
   * The latest word on one customer.
   *
   * @param amount null, like {@code currency}, if nobody says what the customer brings
   * @param segment empty if it was not said
   */
  public record Fact(String customerId, BigDecimal amount, String currency, String segment) {}

  public void note(Collection<Fact> facts) throws SQLException {
    // In one order in every instance, so that two of them do not lock each other out.
    for (var fact : facts.stream().sorted(Comparator.comparing(Fact::customerId)).toList()) {
      if (fact.amount() == null) {
        forget(fact.customerId());
      }
    }
    try (var connection = database.getConnection();
        var upsert = connection.prepareStatement(SET)) {
      for (var fact : facts.stream().sorted(Comparator.comparing(Fact::customerId)).toList()) {
        if (fact.amount() != null) {
          upsert.setString(1, fact.customerId());
          upsert.setBigDecimal(2, fact.amount());
          upsert.setString(3, fact.currency());
          upsert.setString(4, fact.segment());
          upsert.addBatch();
        }
      }
      upsert.executeBatch();
    }
  }

  /** Also of the one that was merged into another, whose own facts follow. */
  public void forget(String customerId) throws SQLException {
    Update.run(database, FORGET, customerId);
  }
}

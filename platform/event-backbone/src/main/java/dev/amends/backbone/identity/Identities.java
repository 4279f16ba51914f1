package dev.amends.backbone.identity;

import dev.amends.backbone.jdbc.Update;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/**
 * Which ids stand for another customer's. Never a chain: what pointed to an id that is merged
 * points to the one that remains. To be asked in a transaction in which nobody is merged, see
 * {@link dev.amends.backbone.erasure.Erasures}.
 */
@ApplicationScoped
public class Identities {

  private static final String KNOWN =
      "select customer_id, into_id from customer_alias where customer_id = any(?)";

  private static final String POINT_ON = "update customer_alias set into_id = ? where into_id = ?";

  private static final String RECORD =
      """
      insert into customer_alias (into_id, customer_id) values (?, ?)
      on conflict (customer_id) do update set into_id = excluded.into_id""";

  private static final String ALIASES = "select customer_id from customer_alias where into_id = ?";
  private static final String FORGET = "delete from customer_alias where into_id = ?";

  private final DataSource database;

  Identities(DataSource database) {
    this.database = database;
  }

  /** The id that counts for each of those that stand for another; the others are missing. */
  public Map<String, String> of(Collection<String> customerIds) throws SQLException {
    try (var connection = database.getConnection();
        var select = connection.prepareStatement(KNOWN)) {
      select.setArray(1, connection.createArrayOf("text", customerIds.toArray()));
      var found = new HashMap<String, String>();
      try (var row = select.executeQuery()) {
        while (row.next()) {
          found.put(row.getString(1), row.getString(2));
        }
      }
      return found;
    }
  }

  /** The id that counts for this one: mostly itself. */
  public String of(String customerId) throws SQLException {
    return of(List.of(customerId)).getOrDefault(customerId, customerId);
  }

  /** From now on {@code from} stands for {@code into}. */
  public void record(String from, String into) throws SQLException {
    Update.run(database, POINT_ON, into, from);
    Update.run(database, RECORD, into, from);
  }

  /** The ids that stand for this one. */
  public List<String> aliases(String customerId) throws SQLException {
    try (var connection = database.getConnection();
        var select = connection.prepareStatement(ALIASES)) {
      select.setString(1, customerId);
      var found = new ArrayList<String>();
      try (var row = select.executeQuery()) {
        while (row.next()) {
          found.add(row.getString(1));
        }
      }
      return found;
    }
  }

  /** Nothing stands for this id any more. */
  public void forget(String customerId) throws SQLException {
    Update.run(database, FORGET, customerId);
  }
}

package dev.amends.recovery.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.crypto.KeyGenerator;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;

/** One key per customer; destroying it makes everything sealed with it unreadable. */
@ApplicationScoped
public class CustomerKeys {

  static final String ALGORITHM = "AES";
  private static final int BITS = 256;

  private static final String ADD =
      "insert into customer_key (customer_id, key) values (?, ?) on conflict do nothing";

  private static final String FIND = "select key from customer_key where customer_id = ?";
  private static final String DESTROY = "delete from customer_key where customer_id = ?";

  private final DataSource database;

  CustomerKeys(DataSource database) {
    this.database = database;
  }

  Optional<SecretKey> find(String customerId) throws SQLException {
    try (var connection = database.getConnection()) {
      return find(connection, customerId);
    }
  }

  /** The customer's key, made when it is first needed. */
  SecretKey ensure(String customerId) throws SQLException {
    try (var connection = database.getConnection()) {
      var known = find(connection, customerId);
      if (known.isPresent()) {
        return known.get();
      }
      try (var insert = connection.prepareStatement(ADD)) {
        insert.setString(1, customerId);
        insert.setBytes(2, generate().getEncoded());
        insert.executeUpdate();
      }
      // Another instance may have been first.
      return find(connection, customerId).orElseThrow();
    }
  }

  public void destroy(String customerId) throws SQLException {
    try (var connection = database.getConnection();
        var delete = connection.prepareStatement(DESTROY)) {
      delete.setString(1, customerId);
      delete.executeUpdate();
    }
  }

  private static Optional<SecretKey> find(Connection connection, String customerId)
      throws SQLException {
    try (var select = connection.prepareStatement(FIND)) {
      select.setString(1, customerId);
      try (var row = select.executeQuery()) {
        return row.next()
            ? Optional.of(new SecretKeySpec(row.getBytes(1), ALGORITHM))
            : Optional.empty();
      }
    }
  }

  private static SecretKey generate() {
    try {
      var generator = KeyGenerator.getInstance(ALGORITHM);
      generator.init(BITS);
      return generator.generateKey();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has AES", e);
    }
  }
}

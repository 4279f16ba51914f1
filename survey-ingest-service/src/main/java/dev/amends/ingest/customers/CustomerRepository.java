package dev.amends.ingest.customers;

import dev.amends.backbone.event.EventJson;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/** Customers by id. */
@ApplicationScoped
class CustomerRepository implements PanacheRepositoryBase<CustomerEntity, String> {

  private static final String ENSURE =
      "insert into customer (customer_id, version) values (?1, 0) on conflict do nothing";

  /**
   * The customer, locked until the end of the transaction; one of version 0 if nothing was known.
   */
  Customer lock(String customerId) {
    getEntityManager().createNativeQuery(ENSURE).setParameter(1, customerId).executeUpdate();
    var entity = findById(customerId, LockModeType.PESSIMISTIC_WRITE);
    if (entity.snapshot == null) {
      return Customer.unknown(customerId, entity.version);
    }
    try {
      return EventJson.read(entity.snapshot.getBytes(StandardCharsets.UTF_8), Customer.class);
    } catch (IOException e) {
      throw new UncheckedIOException("The stored snapshot of a customer cannot be read", e);
    }
  }

  /** When a customer that is locked in this transaction was last erased. */
  Optional<Instant> erasedAt(String customerId) {
    return Optional.ofNullable(findById(customerId).erasedAt);
  }

  boolean isKnown(String customerId) {
    return findById(customerId).snapshot != null;
  }

  void store(Customer customer) {
    var entity = findById(customer.customerId());
    entity.version = customer.version();
    entity.snapshot = new String(EventJson.write(customer), StandardCharsets.UTF_8);
  }

  /**
   * Empties a customer that is locked in this transaction, and lives on under another id.
   *
   * @return its last version
   */
  long supersede(String customerId) {
    var entity = findById(customerId);
    entity.version++;
    entity.snapshot = null;
    return entity.version;
  }

  /**
   * Forgets a customer that is locked in this transaction.
   *
   * @return the version that stands for being erased
   */
  long erase(String customerId, Instant at) {
    var entity = findById(customerId);
    entity.version++;
    entity.snapshot = null;
    entity.erasedAt = at;
    return entity.version;
  }
}

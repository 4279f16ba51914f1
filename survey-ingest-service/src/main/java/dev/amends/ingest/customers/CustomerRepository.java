package dev.amends.ingest.customers;

import dev.amends.backbone.event.EventJson;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

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
      return Customer.unknown(customerId);
    }
    try {
      return EventJson.read(entity.snapshot.getBytes(StandardCharsets.UTF_8), Customer.class);
    } catch (IOException e) {
      throw new UncheckedIOException("The stored snapshot of a customer cannot be read", e);
    }
  }

  void store(Customer customer) {
    var entity = findById(customer.customerId());
    entity.version = customer.version();
    entity.snapshot = new String(EventJson.write(customer), StandardCharsets.UTF_8);
  }
}

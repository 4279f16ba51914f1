package dev.amends.ingest.customers;

import dev.amends.backbone.erasure.CustomerErased;
import dev.amends.ingest.verdict.Money;
import java.time.Instant;
import java.util.List;

/** The data of {@code customer.changed}, as in {@code docs/contracts/amends.customers.v1}. */
record CustomerChanged(
    String customerId,
    long version,
    long epoch,
    Instant at,
    String name,
    String email,
    String phone,
    String language,
    String segment,
    Integer tenureMonths,
    Money annualValue,
    List<Permission> permissions) {

  /**
   * @param erasedAt when the customer was last erased, or null
   */
  static CustomerChanged of(Customer customer, Instant erasedAt, Instant at) {
    return new CustomerChanged(
        customer.customerId(),
        customer.version(),
        CustomerErased.epochOf(erasedAt),
        at,
        customer.name(),
        customer.email(),
        customer.phone(),
        customer.language(),
        customer.segment(),
        customer.tenureMonths(),
        customer.annualValue(),
        customer.permissions().stream().map(Permission::withoutWording).toList());
  }
}

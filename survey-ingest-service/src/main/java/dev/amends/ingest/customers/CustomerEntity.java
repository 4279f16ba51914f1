package dev.amends.ingest.customers;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A customer's snapshot as one JSON document: it is always read and written whole. */
@Entity
@Table(name = "customer")
class CustomerEntity {

  @Id
  @Column(name = "customer_id")
  String customerId;

  long version;

  @JdbcTypeCode(SqlTypes.JSON)
  String snapshot;

  /** When the customer was last erased, or null. */
  @Column(name = "erased_at")
  Instant erasedAt;
}

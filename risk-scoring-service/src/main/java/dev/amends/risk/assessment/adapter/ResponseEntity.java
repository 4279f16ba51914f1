package dev.amends.risk.assessment.adapter;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** An assessed response, for reading; the stream writes it. */
@Entity
@Immutable
@Table(name = "response")
class ResponseEntity {

  @Id
  @Column(name = "receipt_id")
  UUID receiptId;

  @Column(name = "customer_id")
  String customerId;

  @Column(name = "occurred_at")
  Instant occurredAt;

  @Column(name = "at_risk")
  boolean atRisk;

  @JdbcTypeCode(SqlTypes.JSON)
  String assessment;

  @JdbcTypeCode(SqlTypes.JSON)
  String evidence;
}

package dev.amends.peer.risk;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** The revision of a response that counts. */
@Entity
@Table(name = "response")
public class Response {
  @Id public UUID receiptId;
  public String customerId;
  public UUID feedbackId;
  public int revision;
  public Instant occurredAt;
  public boolean atRisk;

  @JdbcTypeCode(SqlTypes.JSON)
  public String feedback;

  @JdbcTypeCode(SqlTypes.JSON)
  public String assessment;

  @JdbcTypeCode(SqlTypes.JSON)
  public String evidence;
}

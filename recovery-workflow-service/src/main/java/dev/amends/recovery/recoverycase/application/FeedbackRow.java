package dev.amends.recovery.recoverycase.application;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A response that belongs to a case, in its counting revision. */
@Entity
@Table(name = "case_feedback")
public class FeedbackRow {

  @Id
  @Column(name = "receipt_id")
  public UUID receiptId;

  @Column(name = "case_id")
  public UUID caseId;

  public int revision;

  @Column(name = "occurred_at")
  public Instant occurredAt;

  @Column(name = "at_risk")
  public boolean atRisk;

  @Column(name = "p_loss")
  public Double pLoss;

  public List<String> reasons;

  /** The assessment as it was received. */
  @JdbcTypeCode(SqlTypes.JSON)
  public String assessment;
}

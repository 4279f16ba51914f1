package dev.amends.peer.recovery;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A response that belongs to a case. */
@Entity
@Table(name = "case_feedback")
public class CaseFeedback {
  @Id public UUID receiptId;
  public UUID caseId;
  public int revision;
  public Instant occurredAt;
  public boolean atRisk;

  @Column(name = "p_loss")
  public double pLoss;

  public List<String> reasons;

  @JdbcTypeCode(SqlTypes.JSON)
  public String assessment;
}

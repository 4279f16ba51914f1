package dev.amends.peer.recovery;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** One line of the audit trail. */
@Entity
@Table(name = "case_event")
public class CaseEvent {
  @Id public UUID id;
  public UUID caseId;
  public long version;
  public int step;
  public Instant at;
  public String actor;
  public String type;

  @JdbcTypeCode(SqlTypes.JSON)
  public String detail;
}

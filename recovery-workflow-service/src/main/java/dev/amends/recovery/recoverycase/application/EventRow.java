package dev.amends.recovery.recoverycase.application;

import jakarta.persistence.Column;
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
public class EventRow {

  @Id public UUID id;

  @Column(name = "case_id")
  public UUID caseId;

  public long version;

  /** Tells several changes of one version apart, in their order. */
  public int step;

  public Instant at;
  public String actor;
  public String type;

  @JdbcTypeCode(SqlTypes.JSON)
  public String detail;

  /** What people wrote, see {@link dev.amends.recovery.audit.PersonalWords}; null if nothing. */
  public byte[] sealed;
}

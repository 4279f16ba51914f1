package dev.amends.peer.recovery;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** One open case per customer. */
@Entity
@Table(name = "recovery_case")
public class RecoveryCase {
  @Id public UUID id;
  public String customerId;
  public String state;
  public long version;
  public int urgency;
  public Instant dueAt;
  public Instant openedAt;
  public Instant acceptedAt;
  public Instant changedAt;
  public String touchpoint;
  public String language;
  public String excerpt;
  public Integer nps;

  @Column(name = "p_loss")
  public double pLoss;

  public String band;
  public List<String> reasons;
  public int responses;
  public Boolean wishWanted;
  public String wishChannel;
  public String wishWhen;
}

package dev.amends.peer.risk;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** What was decided on one event, and what was forwarded. */
@Entity
@Table(name = "decision")
public class Decision {
  @Id public UUID feedbackId;
  public UUID receiptId;
  public UUID eventId;
  public String topic;
  public String type;
  public String source;
  public Instant occurredAt;
  public Instant acceptedAt;
  public String customerId;
  public String traceparent;
  public byte[] data;
}

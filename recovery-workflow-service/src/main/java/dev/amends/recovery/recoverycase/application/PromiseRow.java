package dev.amends.recovery.recoverycase.application;

import dev.amends.recovery.recoverycase.domain.Promise;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A promise as it is stored. */
@Entity
@Table(name = "case_promise")
public class PromiseRow {

  @Id public UUID id;

  @Column(name = "case_id")
  public UUID caseId;

  /** The response by which the customer chose it; null if somebody else made it. */
  @Column(name = "receipt_id")
  public UUID receiptId;

  public String text;

  @Column(name = "due_at")
  public Instant dueAt;

  public String state;

  @Column(name = "made_by")
  public String madeBy;

  @Column(name = "made_at")
  public Instant madeAt;

  @Column(name = "settled_at")
  public Instant settledAt;

  static PromiseRow of(UUID caseId, Promise promise) {
    var row = new PromiseRow();
    row.id = promise.id();
    row.caseId = caseId;
    row.text = promise.text();
    row.dueAt = promise.dueAt();
    row.madeBy = promise.madeBy();
    row.madeAt = promise.madeAt();
    row.settle(promise);
    return row;
  }

  void settle(Promise promise) {
    state = promise.state().word();
    settledAt = promise.settledAt();
  }

  public Promise toDomain() {
    var outcome =
        switch (state) {
          case "open" -> Promise.State.OPEN;
          case "kept" -> Promise.State.KEPT;
          case "broken" -> Promise.State.BROKEN;
          case "withdrawn" -> Promise.State.WITHDRAWN;
          default ->
              throw new IllegalStateException(
                  "A promise is stored in a state nobody knows: " + state);
        };
    return new Promise(id, text, dueAt, outcome, madeBy, madeAt, settledAt);
  }
}

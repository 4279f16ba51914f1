package dev.amends.ingest.imports;

import dev.amends.ingest.verdict.Json;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A file on its way in, and how far it has come. */
@Entity
@Table(name = "feedback_import")
class FeedbackImport {

  static final String RUNNING = "running";
  static final String DONE = "done";
  static final String FAILED = "failed";

  @Id UUID id;

  String state;

  @JdbcTypeCode(SqlTypes.JSON)
  String mapping;

  /** See {@link Format#word}. */
  String format;

  String mode;
  String zone;

  @Column(name = "submitted_by")
  String submittedBy;

  String traceparent;

  /** The columns of the file, in their order. */
  @JdbcTypeCode(SqlTypes.ARRAY)
  String[] header;

  @Column(name = "created_at")
  Instant createdAt;

  @Column(name = "finished_at")
  Instant finishedAt;

  /** Rows of which the broker has everything that is valid; a restart goes on behind them. */
  @Column(name = "rows_done")
  long rowsDone;

  @Column(name = "rows_total")
  long rowsTotal;

  long accepted;
  long rejected;
  String failure;

  /** The instance at work, until {@code heldUntil}. */
  UUID holder;

  @Column(name = "held_until")
  Instant heldUntil;

  Rows.Recipe recipe() {
    try {
      var columns = Json.read(mapping.getBytes(StandardCharsets.UTF_8));
      return new Rows.Recipe(Format.ofWord(format), columns, ZoneId.of(zone), mode);
    } catch (Json.Unreadable e) {
      throw new IllegalStateException("The stored mapping was read before it was stored", e);
    }
  }

  void hold(UUID instance, Instant now, Duration forAtMost) {
    holder = instance;
    heldUntil = now.plus(forAtMost);
  }

  void finish(String outcome, String reason, Instant now) {
    state = outcome;
    failure = reason;
    finishedAt = now;
    holder = null;
    heldUntil = null;
  }
}

package dev.amends.ingest.imports;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amends.ingest.broker.Submission;
import dev.amends.ingest.feedback.application.AcceptingFeedback;
import dev.amends.ingest.feedback.domain.Feedback;
import dev.amends.ingest.feedback.domain.FeedbackReader;
import dev.amends.ingest.imports.ImportRepository.Reject;
import dev.amends.ingest.verdict.FieldError;
import dev.amends.ingest.verdict.FieldError.Code;
import dev.amends.ingest.verdict.Reading;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Works through the rows of one import. After each batch the progress is stored, so that it counts
 * only what the broker has; rows repeated after a crash carry the same event ids and change
 * nothing.
 */
@ApplicationScoped
class ImportingRows {

  static final int BATCH = 1_000;

  /** Bytes or characters of rows that are in memory at once, whatever their number. */
  static final int BATCH_LENGTH = 1 << 23;

  private final ImportRepository imports;
  private final AcceptingFeedback accepting;
  private final FeedbackReader reader;
  private final Clock clock;

  ImportingRows(
      ImportRepository imports, AcceptingFeedback accepting, FeedbackReader reader, Clock clock) {
    this.imports = imports;
    this.accepting = accepting;
    this.reader = reader;
    this.clock = clock;
  }

  /** Another instance has taken the import over. */
  static final class TakenOver extends RuntimeException {
    TakenOver() {
      super("Another instance has taken over");
    }
  }

  void run(UUID id, UUID instance) throws Exception {
    var job = QuarkusTransaction.requiringNew().call(() -> imports.findById(id));
    try (var rows = Rows.of(new StoredFile(imports, id), job.recipe())) {
      rows.skip(job.rowsDone);
      while (rows.hasNext()) {
        var batch = new RowBatch();
        while (batch.rows < BATCH && batch.length < BATCH_LENGTH && rows.hasNext()) {
          batch.judge(rows.next());
        }
        accepting.acceptAll(
            batch.valid, new Submission(job.submittedBy, job.traceparent, job.createdAt));
        QuarkusTransaction.requiringNew().call(() -> advance(id, instance, batch));
      }
    }
    QuarkusTransaction.requiringNew().run(() -> finish(id));
  }

  private Void advance(UUID id, UUID instance, RowBatch batch) throws Exception {
    var job = imports.findById(id, jakarta.persistence.LockModeType.PESSIMISTIC_WRITE);
    if (!instance.equals(job.holder)) {
      throw new TakenOver();
    }
    job.hold(instance, clock.instant(), ImportWorker.HOLD);
    job.rowsDone += batch.rows;
    job.accepted += batch.valid.size();
    job.rejected += batch.rows - batch.valid.size();
    imports.storeRejects(id, batch.rejects);
    return null;
  }

  private void finish(UUID id) {
    imports.findById(id).finish(FeedbackImport.DONE, null, clock.instant());
    imports.dropFile(id);
  }

  private final class RowBatch {
    private final List<Feedback> valid = new ArrayList<>();
    private final List<Reject> rejects = new ArrayList<>();
    private int rows;
    private int length;

    void judge(Rows.Row row) {
      rows++;
      length += row.length();
      switch (read(row)) {
        case Reading.Invalid<Feedback> invalid -> reject(row, invalid.errors());
        case Reading.Valid<Feedback> read when empty(read.value()) -> {
          var why = "The row has neither a score nor a text.";
          reject(row, List.of(FieldError.of("scores", Code.EMPTY, why)));
        }
        case Reading.Valid<Feedback> read -> valid.add(read.value());
      }
    }

    private Reading<Feedback> read(Rows.Row row) {
      return switch (row.event()) {
        case Reading.Valid<JsonNode> event -> reader.read(event.value());
        case Reading.Invalid<JsonNode> broken -> new Reading.Invalid<>(broken.errors());
      };
    }

    private boolean empty(Feedback feedback) {
      return feedback.scores().isEmpty() && feedback.comment() == null;
    }

    private void reject(Rows.Row row, List<FieldError> errors) {
      var kept = row.kept();
      for (var i = 0; i < errors.size(); i++) {
        var error = errors.get(i);
        rejects.add(new Reject(row.line(), i, error.field(), error.code(), error.message(), kept));
      }
    }
  }
}

package dev.amends.ingest.imports;

import de.siegmar.fastcsv.reader.CsvRecord;
import dev.amends.ingest.broker.Submission;
import dev.amends.ingest.feedback.application.AcceptingFeedback;
import dev.amends.ingest.feedback.domain.Feedback;
import dev.amends.ingest.feedback.domain.FeedbackReader;
import dev.amends.ingest.imports.ImportRepository.Reject;
import dev.amends.ingest.verdict.FieldError;
import dev.amends.ingest.verdict.FieldError.Code;
import dev.amends.ingest.verdict.Json;
import dev.amends.ingest.verdict.Reading;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
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

  private final ImportRepository imports;
  private final AcceptingFeedback accepting;
  private final FeedbackReader reader;
  private final Clock clock;

  ImportingRows(ImportRepository imports, AcceptingFeedback accepting, Clock clock) {
    this.imports = imports;
    this.accepting = accepting;
    this.reader = new FeedbackReader(clock);
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
    try (var csv = Csv.reader(new StoredFile(imports, id))) {
      var records = csv.iterator();
      var header = Csv.header(records.next());
      var mapping =
          ColumnMapping.of(
              Json.read(job.mapping.getBytes(StandardCharsets.UTF_8)), ZoneId.of(job.zone), header);
      for (var skipped = 0L; skipped < job.rowsDone; skipped++) {
        records.next();
      }
      while (records.hasNext()) {
        var batch = new RowBatch(mapping, header, job.mode);
        while (batch.rows < BATCH && records.hasNext()) {
          batch.judge(records.next());
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
    private final ColumnMapping mapping;
    private final List<String> header;
    private final String mode;
    private final boolean comesBack;
    private final List<Feedback> valid = new ArrayList<>();
    private final List<Reject> rejects = new ArrayList<>();
    private int rows;

    RowBatch(ColumnMapping mapping, List<String> header, String mode) {
      this.mapping = mapping;
      this.header = header;
      this.mode = mode;
      this.comesBack = RejectsCsv.comesBack(header);
    }

    void judge(CsvRecord row) throws IOException {
      rows++;
      var cells = cells(row);
      if (cells.size() != header.size()) {
        reject(
            row,
            List.of(
                FieldError.of(
                    "",
                    Code.WRONG_COLUMN_COUNT,
                    "The row has "
                        + cells.size()
                        + " columns, the header "
                        + header.size()
                        + ".")));
        return;
      }
      switch (reader.read(mapping.event(header, cells, mode))) {
        case Reading.Invalid<Feedback> invalid -> reject(row, invalid.errors());
        case Reading.Valid<Feedback> read when empty(read.value()) ->
            reject(
                row,
                List.of(
                    FieldError.of(
                        "scores", Code.EMPTY, "The row has neither a score nor a text.")));
        case Reading.Valid<Feedback> read -> valid.add(read.value());
      }
    }

    private List<String> cells(CsvRecord row) {
      return comesBack
          ? row.getFields().stream().map(RejectsCsv::restored).toList()
          : row.getFields();
    }

    private static List<String> ownCells(CsvRecord row) {
      var cells = row.getFields();
      return cells.subList(Math.min(RejectsCsv.COLUMNS.size(), cells.size()), cells.size());
    }

    private boolean empty(Feedback feedback) {
      return feedback.scores().isEmpty() && feedback.comment() == null;
    }

    private void reject(CsvRecord row, List<FieldError> errors) {
      for (var i = 0; i < errors.size(); i++) {
        var error = errors.get(i);
        rejects.add(
            new Reject(
                row.getStartingLineNumber(),
                i,
                error.field(),
                error.code(),
                error.message(),
                comesBack ? ownCells(row) : row.getFields()));
      }
    }
  }
}

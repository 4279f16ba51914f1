package dev.amends.ingest.imports;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.reader.CsvParseException;
import dev.amends.backbone.event.TraceContext;
import dev.amends.edge.problem.ErrorCode;
import dev.amends.ingest.feedback.domain.Mode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/** Checks an uploaded file as a whole and stores it; the rows are judged afterwards, one by one. */
@ApplicationScoped
class StartingImport {

  private final ImportRepository imports;
  private final Clock clock;

  StartingImport(ImportRepository imports, Clock clock) {
    this.imports = imports;
    this.clock = clock;
  }

  /** What was uploaded, and how it is to be read. */
  record Upload(Path file, JsonNode mapping, Mode mode, ZoneId zone, String submittedBy) {}

  /**
   * @return the import, stored with its whole file
   * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 if the file or the mapping cannot be
   *     used; nothing is stored
   */
  @Transactional
  UUID start(Upload upload, String traceparent) throws SQLException, IOException {
    var checked = check(upload);
    var started = new FeedbackImport();
    started.id = UUID.randomUUID();
    started.state = FeedbackImport.RUNNING;
    started.mapping = upload.mapping().toString();
    started.mode = upload.mode().word();
    started.zone = upload.zone().getId();
    started.submittedBy = upload.submittedBy();
    started.traceparent = TraceContext.continueOrStart(traceparent);
    started.createdAt = clock.instant();
    started.rowsTotal = checked.rows();
    started.header = RejectsCsv.own(checked.header()).toArray(String[]::new);
    imports.persistAndFlush(started);
    try (var file = Files.newInputStream(upload.file())) {
      imports.storeFile(started.id, file);
    }
    return started.id;
  }

  /** How many rows the file has below its header. */
  private record Checked(List<String> header, long rows) {}

  private static Checked check(Upload upload) throws IOException {
    var line = 1L;
    try (var file = Files.newInputStream(upload.file());
        var reader = Csv.reader(file)) {
      var records = reader.iterator();
      if (!records.hasNext()) {
        throw ErrorCode.INVALID_CSV.because(
            "The file is empty; its first line must name the columns.");
      }
      var header = Csv.header(records.next());
      ColumnMapping.of(upload.mapping(), upload.zone(), header);
      var rows = 0L;
      while (records.hasNext()) {
        line = records.next().getStartingLineNumber();
        rows++;
      }
      return new Checked(header, rows);
    } catch (CsvParseException e) {
      throw unreadable(e, line);
    } catch (UncheckedIOException e) {
      throw unreadable(e, line);
    }
  }

  private static RuntimeException unreadable(RuntimeException failure, long lastGoodLine) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof CharacterCodingException) {
        return ErrorCode.BROKEN_ENCODING.because(
            "The file is not UTF-8, somewhere behind line " + lastGoodLine + ".");
      }
    }
    return ErrorCode.INVALID_CSV
        .with(
            "A quote is not closed or stands where none may, behind line "
                + lastGoodLine
                + ". Nothing was imported.")
        .with("line", lastGoodLine)
        .build();
  }
}

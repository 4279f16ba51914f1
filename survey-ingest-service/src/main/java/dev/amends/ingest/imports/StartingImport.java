package dev.amends.ingest.imports;

import de.siegmar.fastcsv.reader.CsvParseException;
import dev.amends.backbone.event.TraceContext;
import dev.amends.edge.problem.ErrorCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
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
  record Upload(Path file, Rows.Recipe recipe, String submittedBy) {}

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
    started.format = upload.recipe().format().word();
    started.mapping = upload.recipe().mapping().toString();
    started.mode = upload.recipe().mode();
    started.zone = upload.recipe().zone().getId();
    started.submittedBy = upload.submittedBy();
    started.traceparent = TraceContext.continueOrStart(traceparent);
    started.createdAt = clock.instant();
    started.rowsTotal = checked.rows();
    started.header = checked.header().toArray(String[]::new);
    imports.persistAndFlush(started);
    try (var file = Files.newInputStream(upload.file())) {
      imports.storeFile(started.id, file);
    }
    return started.id;
  }

  /** How many rows the file has, and its own columns. */
  private record Checked(List<String> header, long rows) {}

  private static Checked check(Upload upload) throws IOException {
    var line = 1L;
    try (var file = Files.newInputStream(upload.file());
        var rows = Rows.of(file, upload.recipe())) {
      var count = 0L;
      while (rows.hasNext()) {
        line = rows.next().line();
        count++;
      }
      if (count == 0 && rows.header().isEmpty()) {
        throw ErrorCode.INVALID.because("The file has no lines.");
      }
      return new Checked(rows.header(), count);
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

package dev.amends.ingest.imports;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The rejected rows as CSV: line, code, field and reason, then the row's own cells. */
final class RejectsCsv {

  private static final int PAGE = 1_000;

  private RejectsCsv() {}

  static void write(ImportRepository imports, UUID id, OutputStream output) throws IOException {
    try (var csv =
        CsvWriter.builder().build(new OutputStreamWriter(output, StandardCharsets.UTF_8))) {
      csv.writeRecord("line", "code", "field", "reason", "row");
      var line = 0L;
      var position = -1;
      for (var page = imports.rejects(id, line, position, PAGE);
          !page.isEmpty();
          page = imports.rejects(id, line, position, PAGE)) {
        for (var reject : page) {
          var record =
              new ArrayList<>(
                  List.of(
                      Long.toString(reject.line()),
                      reject.code(),
                      reject.field(),
                      reject.reason()));
          reject.cells().forEach(cell -> record.add(harmless(cell)));
          csv.writeRecord(record);
        }
        line = page.getLast().line();
        position = page.getLast().position();
      }
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  /** A spreadsheet runs cells that begin like a formula; an apostrophe makes them text. */
  private static String harmless(String cell) {
    return !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
  }
}

package dev.amends.ingest.imports;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.amends.ingest.imports.ImportRepository.Reject;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The rejected rows as CSV: line, code, field and reason, then the row's own columns. Mended, the
 * file can be sent again with the same mapping.
 */
final class RejectsCsv {

  /** Before the file's own columns. */
  static final List<String> COLUMNS = List.of("line", "code", "field", "reason");

  private static final String FORMULA = "=+-@\t\r";

  private RejectsCsv() {}

  static void write(RejectedRows rows, List<String> header, OutputStream output)
      throws IOException {
    try (var csv =
        CsvWriter.builder().build(new OutputStreamWriter(output, StandardCharsets.UTF_8))) {
      csv.writeRecord(joined(COLUMNS, header));
      rows.forEach(faults -> csv.writeRecord(record(faults)));
    }
  }

  /** A row is there once, with all that is wrong with it. */
  private static List<String> record(List<Reject> faults) {
    return joined(
        List.of(
            Long.toString(faults.getFirst().line()),
            each(faults, Reject::code),
            each(faults, Reject::field),
            each(faults, Reject::reason)),
        faults.getFirst().cells().stream().map(RejectsCsv::harmless).toList());
  }

  private static String each(List<Reject> faults, Function<Reject, String> part) {
    return faults.stream().map(part).distinct().collect(Collectors.joining("; "));
  }

  private static List<String> joined(List<String> ours, List<String> theirs) {
    var all = new ArrayList<>(ours);
    all.addAll(theirs);
    return all;
  }

  /** A spreadsheet runs cells that begin like a formula; an apostrophe makes them text. */
  private static String harmless(String cell) {
    return isFormula(cell, 0) ? "'" + cell : cell;
  }

  /** Whether it is a file of rejected rows that comes back. */
  static boolean comesBack(List<String> header) {
    return header.size() > COLUMNS.size() && header.subList(0, COLUMNS.size()).equals(COLUMNS);
  }

  /** What of the columns of a file is its own, and not ours from an earlier round. */
  static List<String> own(List<String> header) {
    return comesBack(header) ? header.subList(COLUMNS.size(), header.size()) : header;
  }

  /** A cell of such a file, as it was before it was made harmless. */
  static String restored(String cell) {
    return cell.startsWith("'") && isFormula(cell, 1) ? cell.substring(1) : cell;
  }

  private static boolean isFormula(String cell, int from) {
    return cell.length() > from && FORMULA.indexOf(cell.charAt(from)) >= 0;
  }
}

package dev.amends.ingest.imports;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * RFC 4180 as this service reads it: UTF-8 (a byte order mark is skipped), strict quoting, empty
 * lines left out.
 */
final class Csv {

  /** A field longer than this is a forgotten quote, not a comment. */
  static final int MAX_FIELD_CHARS = 1 << 20;

  private Csv() {}

  /** Broken UTF-8 ends the reading with a CharacterCodingException; it is not replaced silently. */
  static CsvReader<CsvRecord> reader(InputStream file) {
    var decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    return CsvReader.builder()
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .allowUnclosedQuote(false)
        .skipEmptyLines(true)
        .maxBufferSize(MAX_FIELD_CHARS * 16)
        .ofCsvRecord(new BufferedReader(new InputStreamReader(file, decoder)));
  }

  /** The cells of the header, without a byte order mark. */
  static java.util.List<String> header(CsvRecord record) {
    return record.getFields().stream()
        .map(cell -> cell.startsWith("\uFEFF") ? cell.substring(1) : cell)
        .toList();
  }
}

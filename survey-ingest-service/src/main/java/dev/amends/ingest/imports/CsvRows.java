package dev.amends.ingest.imports;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.amends.edge.problem.ErrorCode;
import dev.amends.ingest.verdict.FieldError;
import dev.amends.ingest.verdict.FieldError.Code;
import dev.amends.ingest.verdict.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;

/** CSV with a header; rejected rows of an earlier import come back under their own columns. */
final class CsvRows implements Rows {

  private final CsvReader<CsvRecord> csv;
  private final Iterator<CsvRecord> records;
  private final List<String> columns;
  private final ColumnMapping mapping;
  private final String mode;
  private final boolean comesBack;

  private CsvRows(CsvReader<CsvRecord> csv, Recipe recipe) {
    this.csv = csv;
    this.records = csv.iterator();
    if (!records.hasNext()) {
      throw ErrorCode.INVALID_CSV.because(
          "The file is empty; its first line must name the columns.");
    }
    this.columns = Csv.header(records.next());
    this.mapping = ColumnMapping.of(recipe.mapping(), recipe.zone(), columns);
    this.mode = recipe.mode();
    this.comesBack = RejectsCsv.comesBack(columns);
  }

  static CsvRows of(InputStream file, Recipe recipe) {
    return new CsvRows(Csv.reader(file), recipe);
  }

  @Override
  public List<String> header() {
    return RejectsCsv.own(columns);
  }

  @Override
  public boolean hasNext() {
    return records.hasNext();
  }

  @Override
  public Row next() {
    return new CsvRow(records.next());
  }

  @Override
  public void close() throws IOException {
    csv.close();
  }

  private final class CsvRow implements Row {

    private final CsvRecord row;

    CsvRow(CsvRecord row) {
      this.row = row;
    }

    @Override
    public long line() {
      return row.getStartingLineNumber();
    }

    @Override
    public int length() {
      var length = 0;
      for (var cell : row.getFields()) {
        length += cell.length();
      }
      return length;
    }

    @Override
    public Reading<JsonNode> event() {
      var cells = row.getFields();
      if (cells.size() != columns.size()) {
        var counts = "The row has " + cells.size() + " columns, the header " + columns.size() + ".";
        return new Reading.Invalid<>(List.of(FieldError.of("", Code.WRONG_COLUMN_COUNT, counts)));
      }
      var read = comesBack ? cells.stream().map(RejectsCsv::restored).toList() : cells;
      return new Reading.Valid<>(mapping.event(columns, read, mode));
    }

    @Override
    public List<String> kept() {
      var cells = row.getFields();
      return comesBack
          ? cells.subList(Math.min(RejectsCsv.COLUMNS.size(), cells.size()), cells.size())
          : cells;
    }
  }
}

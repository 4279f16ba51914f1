package dev.amends.ingest.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amends.ingest.verdict.FieldError;
import dev.amends.ingest.verdict.FieldError.Code;
import dev.amends.ingest.verdict.Json;
import dev.amends.ingest.verdict.Json.Unreadable;
import dev.amends.ingest.verdict.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * One event a line, as {@code POST /api/feedback} takes it; a line that cannot be read does not
 * spoil the others. Rejected lines of an earlier import come back as they were handed out.
 */
final class NdjsonRows implements Rows {

  private final ByteLines lines;
  private final String mode;
  private ByteLines.Line ahead;

  NdjsonRows(InputStream file, String mode) {
    this.lines = new ByteLines(file);
    this.mode = mode;
    this.ahead = advance();
  }

  @Override
  public List<String> header() {
    return List.of();
  }

  @Override
  public boolean hasNext() {
    return ahead != null;
  }

  @Override
  public Row next() {
    var line = ahead;
    ahead = advance();
    return new JsonRow(line);
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }

  private ByteLines.Line advance() {
    try {
      return lines.next();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private final class JsonRow implements Row {

    private final ByteLines.Line row;

    JsonRow(ByteLines.Line row) {
      this.row = row;
    }

    @Override
    public long line() {
      return row.number();
    }

    @Override
    public int length() {
      return row.bytes().length;
    }

    @Override
    public Reading<JsonNode> event() {
      if (row.cut()) {
        var most = "A line has at most " + ByteLines.MAX_BYTES + " bytes.";
        return new Reading.Invalid<>(List.of(FieldError.of("", Code.TOO_LONG, most)));
      }
      try {
        var json = RejectsNdjson.own(Json.read(row.bytes()));
        // In the file as in its rows: one word for all of them.
        return new Reading.Valid<>(
            json instanceof ObjectNode event ? event.put("mode", mode) : json);
      } catch (Unreadable e) {
        return new Reading.Invalid<>(List.of(new FieldError("", e.code().code(), e.getMessage())));
      }
    }

    @Override
    public List<String> kept() {
      return List.of(RejectsNdjson.own(row.bytes()));
    }
  }
}

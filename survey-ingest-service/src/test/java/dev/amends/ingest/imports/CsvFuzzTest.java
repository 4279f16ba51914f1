package dev.amends.ingest.imports;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.reader.CsvParseException;
import dev.amends.ingest.FixedTime;
import dev.amends.ingest.feedback.domain.FeedbackReader;
import dev.amends.ingest.verdict.Reading;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.List;

/** Whatever comes as CSV is read or refused, row by row where it can be. */
class CsvFuzzTest {

  private static final ZoneId ZONE = ZoneId.of("Europe/Stockholm");
  private static final List<String> FIELDS =
      List.of(
          "externalId",
          "customerId",
          "occurredAt",
          "touchpoint",
          "scores.nps",
          "scores.emotions",
          "comment",
          "contact.wanted",
          "customer.tenureMonths");

  private final FeedbackReader reader = FixedTime.READER;

  @FuzzTest(maxDuration = "45s")
  void aFile(byte[] file) throws IOException {
    try (var rows = CsvRows.of(new ByteArrayInputStream(file), recipe(file))) {
      while (rows.hasNext()) {
        judge(rows.next());
      }
    } catch (CsvParseException | UncheckedIOException refused) {
      // The file is refused as a whole, with the line.
    } catch (HttpProblem refused) {
      assert refused.getStatusCode() < 500 : refused;
    }
  }

  private void judge(Rows.Row row) {
    if (row.event() instanceof Reading.Valid<JsonNode> event) {
      reader.read(event.value());
    }
  }

  private static Rows.Recipe recipe(byte[] file) throws IOException {
    try (var csv = Csv.reader(new ByteArrayInputStream(file))) {
      var records = csv.iterator();
      var header = records.hasNext() ? Csv.header(records.next()) : List.<String>of();
      return new Rows.Recipe(Format.CSV, mapping(header), ZONE, "live");
    }
  }

  /** The columns in the order in which they come, so that any header will do. */
  private static ObjectNode mapping(List<String> header) {
    var mapping = JsonNodeFactory.instance.objectNode().put("source", "=fuzz");
    for (var i = 0; i < FIELDS.size(); i++) {
      mapping.put(FIELDS.get(i), i < header.size() ? header.get(i) : "=" + i);
    }
    return mapping;
  }
}

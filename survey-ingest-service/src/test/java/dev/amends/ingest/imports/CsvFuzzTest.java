package dev.amends.ingest.imports;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.reader.CsvParseException;
import dev.amends.ingest.FixedTime;
import dev.amends.ingest.feedback.domain.FeedbackReader;
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

  private final FeedbackReader reader = new FeedbackReader(FixedTime.CLOCK);

  @FuzzTest(maxDuration = "45s")
  void aFile(byte[] file) throws IOException {
    try (var csv = Csv.reader(new ByteArrayInputStream(file))) {
      var records = csv.iterator();
      if (!records.hasNext()) {
        return;
      }
      var header = Csv.header(records.next());
      var mapping = ColumnMapping.of(mapping(header), ZONE, header);
      while (records.hasNext()) {
        var cells = records.next().getFields();
        if (cells.size() == header.size()) {
          reader.read(mapping.event(header, cells, "live"));
        }
      }
    } catch (CsvParseException | UncheckedIOException refused) {
      // The file is refused as a whole, with the line.
    } catch (HttpProblem refused) {
      assert refused.getStatusCode() < 500 : refused;
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

package dev.amends.ingest.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnMappingTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");

  /** Daylight saving time begins on 29 March. */
  @ParameterizedTest
  @CsvSource({
    "2026-05-01T09:30:00Z, 2026-05-01T09:30:00Z",
    "2026-05-01T09:30:00+02:00, 2026-05-01T09:30:00+02:00",
    "2026-05-01T09:30:00.123-0700, 2026-05-01T09:30:00.123-0700",
    "2026-05-01T09:30:00, 2026-05-01T07:30:00Z",
    "2026-05-01 09:30, 2026-05-01T07:30:00Z",
    "2026-03-28 09:30:15, 2026-03-28T08:30:15Z",
    "2026-05-01, 2026-04-30T22:00:00Z",
    "01/05/2026, 01/05/2026"
  })
  void aTimeWithoutAnOffsetIsOfTheZoneOfTheImport(String cell, String time) throws IOException {
    assertEquals(time, event("occurredAt", cell).path("occurredAt").asText());
  }

  @ParameterizedTest
  @CsvSource({"ja, true", "YES, true", "1, true", "nej, false", "false, false", "0, false"})
  void aWishIsUnderstoodInTwoLanguages(String cell, boolean wanted) throws IOException {
    var event = event("contact.wanted", cell);
    assertEquals(JSON.getNodeFactory().booleanNode(wanted), event.at("/contact/wanted"));
  }

  @Test
  void whatCannotBeReadStaysAsItIsSoThatItIsRefusedByName() throws IOException {
    assertEquals("perhaps", event("contact.wanted", "perhaps").at("/contact/wanted").textValue());
    assertEquals("nine", event("scores.ces", "nine").at("/scores/ces").textValue());
    assertEquals(7, event("scores.ces", " +7 ").at("/scores/ces").intValue());
    assertEquals(
        JSON.readTree("[\"late\", \"box\", \"damaged\"]"),
        event("tags", "late; box|damaged").path("tags"));
  }

  private static JsonNode event(String field, String cell) throws IOException {
    var header = List.of("it", "id", "time");
    var mapping =
        JSON.createObjectNode()
            .put("source", "=file")
            .put("externalId", "id")
            .put("customerId", "id")
            .put("occurredAt", "time")
            .put(field, "it");
    return ColumnMapping.of(mapping, STOCKHOLM, header)
        .event(header, List.of(cell, "1", "2026-05-01"), "history");
  }
}

package dev.amends.ingest.feedback.adapter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Envelopes in the shapes of the examples of CloudEvents 1.0.2. */
class CloudEventsInTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void theDataWinsAndTheEnvelopeFillsGaps() throws IOException {
    var event =
        CloudEventsIn.structured(
            envelope(
                "\"datacontenttype\": \"application/json\", \"data\": {\"externalId\": \"own\", \"scores\": {\"nps\": 3}}"));
    assertEquals(
        JSON.readTree(
            """
            {"externalId": "own", "scores": {"nps": 3}, "source": "/mycontext/4", "customerId": "C-42",
             "occurredAt": "2018-04-05T17:31:00Z"}"""),
        event);
  }

  @Test
  void binaryDataIsReadFromBase64() throws IOException {
    // {"scores":{"nps":3}}
    var event =
        CloudEventsIn.structured(envelope("\"data_base64\": \"eyJzY29yZXMiOnsibnBzIjozfX0=\""));
    assertEquals(3, event.at("/scores/nps").asInt());
    assertEquals("B234-1234-1234", event.path("externalId").asText());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"datacontenttype\": \"text/xml\", \"data\": \"<much wow=\\\"xml\\\"/>\"",
        "\"data_base64\": \"... base64 encoded string ...\"",
        "\"data\": 1.5",
        "\"data\": null",
        "\"dataschema\": \"/none\""
      })
  void dataThatIsNoObjectIsRefused(String data) throws IOException {
    var envelope = envelope(data);
    assertThrows(HttpProblem.class, () -> CloudEventsIn.structured(envelope));
  }

  @Test
  void anotherVersionOrTypeIsRefused() throws IOException {
    var old = envelope("\"data\": {}").put("specversion", "0.3");
    var strange = envelope("\"data\": {}").put("type", "com.example.someevent");
    assertThrows(HttpProblem.class, () -> CloudEventsIn.structured(old));
    assertThrows(HttpProblem.class, () -> CloudEventsIn.structured(strange));
  }

  /** The first is the binding's own example. */
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\'',
      value = {
        "Euro%20%E2%82%AC%20%F0%9F%98%80, Euro € 😀",
        "\"say \\\"no\\\"\", say \"no\"",
        "a+b%2Bc, a+b+c",
        "/mycontext/4, /mycontext/4"
      })
  void aHeaderIsUnquotedAndThenDecodedOnce(String header, String attribute) {
    assertEquals(attribute, CloudEventsIn.attribute(header));
  }

  @Test
  void aHeaderThatIsBadlyEncodedIsRefused() {
    assertThrows(HttpProblem.class, () -> CloudEventsIn.attribute("100%"));
  }

  private static ObjectNode envelope(String data) throws IOException {
    JsonNode envelope =
        JSON.readTree(
            """
            {"specversion": "1.0", "type": "%s", "source": "/mycontext/4", "id": "B234-1234-1234", "subject": "C-42",
             "time": "2018-04-05T17:31:00Z", "comexampleextension1": "value", "comexampleothervalue": 5, %s}"""
                .formatted(CloudEventsIn.TYPE, data));
    return (ObjectNode) envelope;
  }
}

package dev.amends.promoters.contract;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amends.backbone.event.EventJson;
import dev.amends.backbone.stream.EventTypes;
import dev.amends.promoters.Consumed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The small records read every golden sample, and whatever a later version adds to it. */
class ConsumedContractsTest {

  @TestFactory
  List<DynamicTest> everySampleIsRead() throws IOException {
    var tests = new ArrayList<DynamicTest>();
    for (var topic : Consumed.TOPICS.entrySet()) {
      for (var type : topic.getValue().names()) {
        var samples = Contracts.samples(topic.getKey(), type);
        tests.add(dynamicTest(type + " has samples", () -> assertFalse(samples.isEmpty())));
        for (var sample : samples) {
          tests.add(
              dynamicTest(
                  sample.getFileName().toString(), () -> read(topic.getValue(), type, sample)));
        }
      }
    }
    return tests;
  }

  private static void read(EventTypes types, String type, Path sample) throws Exception {
    var data = (ObjectNode) EventJson.MAPPER.readTree(sample.toFile());
    data.putObject("somethingNew").put("of", "a later version");
    var read = EventJson.MAPPER.valueToTree(types.read(type, EventJson.write(data)));
    // Each field that the record names and the sample has arrives unchanged.
    for (var field : read.properties()) {
      if (data.has(field.getKey())) {
        assertSameShape(field.getKey(), data, read);
      }
    }
    assertFalse(read.path("customerId").asText().isEmpty());
  }

  private static void assertSameShape(
      String field,
      com.fasterxml.jackson.databind.JsonNode sample,
      com.fasterxml.jackson.databind.JsonNode read) {
    var said = sample.get(field);
    var understood = read.get(field);
    if (said.isValueNode()) {
      org.junit.jupiter.api.Assertions.assertEquals(said.asText(), understood.asText(), field);
    } else {
      org.junit.jupiter.api.Assertions.assertEquals(said.isArray(), understood.isArray(), field);
    }
  }
}

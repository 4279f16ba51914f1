package dev.amends.ingest.webhooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amends.backbone.event.EventJson;
import dev.amends.ingest.verdict.Json.Unreadable;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every sample beside a mapping becomes exactly what it says that it becomes. */
class MappingTest {

  private static final Path TOOLS = Path.of("src/main/resources/webhooks");
  private static final ObjectMapper JSON = new ObjectMapper();

  static Stream<Path> samples() throws IOException {
    try (var files = Files.walk(TOOLS)) {
      return files.filter(file -> file.getParent().endsWith("samples")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void aSampleBecomesWhatItSays(Path file) throws IOException, Unreadable {
    var sample = JSON.readTree(file.toFile());
    var tool =
        tool(file.getParent().getParent().getFileName().toString(), sample.path("questions"));
    var mapped = Mapping.map(tool, payload(tool, sample), sample.get("fetched")).orElseThrow();
    assertEquals(texts(sample.path("fetch")), mapped.fetch());
    assertEquals(sample.path("becomes"), JSON.readTree(JSON.writeValueAsString(shown(mapped))));
  }

  @Test
  void everyToolHasASample() throws IOException {
    var shown = new HashSet<String>();
    samples().forEach(file -> shown.add(file.getParent().getParent().getFileName().toString()));
    assertTrue(shown.containsAll(ToolCatalogue.bundled()), () -> shown.toString());
  }

  @ParameterizedTest
  @MethodSource("tools")
  void aPayloadOfAnotherShapeBecomesNothing(String name) throws IOException {
    for (var strange : List.of("{}", "[]", "[1, 2]", "\"text\"", "{\"x\": {\"y\": 1}}")) {
      var mapped = Mapping.map(tool(name, JSON.createObjectNode()), JSON.readTree(strange), null);
      assertTrue(mapped.isEmpty(), () -> name + " makes something of " + strange + ": " + mapped);
    }
  }

  @Test
  void aMappingThatNeverEndsMakesNothing() {
    var endless =
        Tool.of(
            "endless",
            new Tool.Settings("Endless", null, null, null, null),
            "($f := function($n) { $f($n + 1) }; $f(0))",
            JSON.createObjectNode());
    assertTrue(Mapping.map(endless, JSON.createObjectNode(), null).isEmpty());
  }

  static List<String> tools() throws IOException {
    return ToolCatalogue.bundled();
  }

  private static Tool tool(String name, JsonNode questions) throws IOException {
    var folder = TOOLS.resolve(name);
    return Tool.of(
        name,
        EventJson.MAPPER.readValue(folder.resolve("tool.json").toFile(), Tool.Settings.class),
        Files.readString(folder.resolve("mapping.jsonata")),
        questions.isObject() ? questions : JSON.createObjectNode());
  }

  private static JsonNode payload(Tool tool, JsonNode sample) throws Unreadable {
    return sample.has("form")
        ? DeliveryBody.read(
            sample.path("form").textValue().getBytes(StandardCharsets.UTF_8),
            MediaType.APPLICATION_FORM_URLENCODED_TYPE,
            tool.jsonFields())
        : sample.path("payload");
  }

  private static Map<String, String> texts(JsonNode object) {
    var texts = new LinkedHashMap<String, String>();
    object.properties().forEach(each -> texts.put(each.getKey(), each.getValue().asText()));
    return texts;
  }

  private static ArrayNode shown(Tool.Mapped mapped) {
    var shown = JSON.createArrayNode();
    for (var part : mapped.parts()) {
      var item = shown.addObject();
      switch (part) {
        case Tool.Response response -> show(item, response.feedback(), response.leftOut());
        case Tool.Answer answer -> {
          item.put("answerTo", answer.question());
          show(item, answer.feedback(), answer.leftOut());
        }
        case Tool.Skipped skipped -> item.put("skip", skipped.reason());
      }
    }
    return shown;
  }

  private static void show(ObjectNode item, JsonNode feedback, List<String> leftOut) {
    item.set("feedback", feedback);
    if (!leftOut.isEmpty()) {
      leftOut.forEach(item.withArray("leftOut")::add);
    }
  }
}

package dev.amends.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.amends.localstack.testing.ContractFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The contracts keep their own promises, whoever produces or consumes. */
class ContractFolderTest {

  private static final Path CONTRACTS =
      Path.of(System.getProperty("amends.root"), "docs", "contracts");

  private final ContractFolder folder = ContractFolder.ofProject();
  private final ObjectMapper json = new ObjectMapper();

  @Test
  void everyTypeHasAGoldenSampleAndEverySampleKeepsItsSchema() {
    for (var topic : folder.topics()) {
      for (var type : folder.types(topic)) {
        var samples = folder.samples(topic, type);
        assertFalse(samples.isEmpty(), type + " has no sample");
        samples.forEach(
            (name, data) -> assertEquals(List.of(), folder.violations(topic, type, data), name));
      }
    }
  }

  @Test
  void asyncApiShowsEveryTopicAndEveryType() throws IOException {
    var api = new YAMLMapper().readTree(CONTRACTS.resolve("asyncapi.yaml").toFile());
    var addresses = new TreeSet<String>();
    api.path("channels").forEach(channel -> addresses.add(channel.path("address").asText()));
    assertTrue(addresses.containsAll(folder.topics()), addresses.toString());
    assertTrue(addresses.contains("amends.interactions.v1"));
    var types = new TreeSet<String>();
    api.path("components")
        .path("messages")
        .forEach(message -> types.add(message.path("name").asText()));
    var expected = new TreeSet<String>();
    folder.topics().forEach(topic -> expected.addAll(folder.types(topic)));
    assertEquals(expected, types);
  }

  @Test
  void nothingThatWasReleasedIsTakenBack() throws IOException {
    for (var released : released()) {
      var relative = CONTRACTS.resolve("released").relativize(released);
      var current = CONTRACTS.resolve(relative);
      assertTrue(Files.exists(current), relative + " was removed");
      var problems = new ArrayList<String>();
      compare(
          relative.toString(),
          json.readTree(released.toFile()),
          json.readTree(current.toFile()),
          problems);
      assertEquals(List.of(), problems);
    }
  }

  @Test
  void aFieldThatBecomesRequiredOrChangesItsTypeWouldBeNoticed() throws IOException {
    var before =
        json.readTree(
            "{\"required\": [], \"properties\": {\"a\": {\"type\": \"string\"}, \"b\": {\"enum\": [\"x\"]}}}");
    var after =
        json.readTree(
            "{\"required\": [\"a\"], \"properties\": {\"a\": {\"type\": \"integer\"}, \"b\": {\"enum\": [\"y\"]}}}");
    var problems = new ArrayList<String>();
    compare("", before, after, problems);
    assertEquals(3, problems.size(), problems.toString());
  }

  /** Within v1: no new required field, none taken away, no other type, no known value refused. */
  private static void compare(
      String place, JsonNode before, JsonNode after, List<String> problems) {
    var required = new TreeSet<String>();
    before.path("required").forEach(name -> required.add(name.asText()));
    var nowRequired = new TreeSet<String>();
    after.path("required").forEach(name -> nowRequired.add(name.asText()));
    if (!required.equals(nowRequired)) {
      problems.add(place + ": required was " + required + " and is " + nowRequired);
    }
    if (!before.path("type").equals(after.path("type"))) {
      problems.add(place + ": the type changed");
    }
    before
        .path("enum")
        .forEach(
            value -> {
              var kept = new ArrayList<JsonNode>();
              after.path("enum").forEach(kept::add);
              if (!kept.contains(value)) {
                problems.add(place + ": " + value + " is no longer a value");
              }
            });
    before
        .path("properties")
        .properties()
        .forEach(
            field -> {
              var now = after.path("properties").path(field.getKey());
              if (now.isMissingNode()) {
                problems.add(place + ": " + field.getKey() + " was removed");
              } else {
                compare(place + "." + field.getKey(), field.getValue(), now, problems);
              }
            });
    if (before.has("items")) {
      compare(place + "[]", before.path("items"), after.path("items"), problems);
    }
  }

  private static List<Path> released() throws IOException {
    try (var files = Files.walk(CONTRACTS.resolve("released"))) {
      return files.filter(file -> file.toString().endsWith(".schema.json")).toList();
    }
  }
}

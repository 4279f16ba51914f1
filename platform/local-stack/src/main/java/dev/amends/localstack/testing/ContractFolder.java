package dev.amends.localstack.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * {@code docs/contracts}: the schemas and golden samples that producers and consumers are tested
 * against. A module that uses it has {@code json-schema-validator} on its test class path.
 */
public final class ContractFolder {

  private static final String SCHEMA = ".v1.schema.json";
  private static final String SAMPLE = ".sample.json";

  private final ObjectMapper json = new ObjectMapper();
  private final JsonSchemaFactory schemas =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
  private final Path folder;

  private ContractFolder(Path folder) {
    this.folder = folder;
  }

  /** The folder of the repository under test. */
  public static ContractFolder ofProject() {
    return new ContractFolder(Path.of(System.getProperty("amends.root"), "docs", "contracts"));
  }

  /** The topics that have contracts, for example {@code amends.cases.v1}. */
  public List<String> topics() {
    return names(folder, "");
  }

  /** The types of a topic, fully qualified, for example {@code dev.amends.case.opened.v1}. */
  public List<String> types(String topic) {
    return names(folder.resolve(topic), SCHEMA).stream()
        .map(name -> "dev.amends." + name + ".v1")
        .toList();
  }

  /** The golden samples of a type, by their names. */
  public Map<String, byte[]> samples(String topic, String type) {
    var samples = new TreeMap<String, byte[]>();
    for (var name : names(folder.resolve(topic), SAMPLE)) {
      if (name.startsWith(shortName(type) + ".v1.")) {
        samples.put(name, read(folder.resolve(topic).resolve(name + SAMPLE)));
      }
    }
    return samples;
  }

  /**
   * What is wrong with this data of an event, empty if nothing; formats such as times and ids are
   * checked too.
   */
  public List<String> violations(String topic, String type, byte[] data) {
    try {
      return schema(topic, type).validate(json.readTree(data)).stream()
          .map(Object::toString)
          .toList();
    } catch (IOException e) {
      return List.of("Not JSON: " + e.getMessage());
    }
  }

  /** The schema as JSON, for checks of the schema itself. */
  public JsonNode schemaJson(String topic, String type) {
    try {
      return json.readTree(read(path(topic, type)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private JsonSchema schema(String topic, String type) {
    var config = SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
    return schemas.getSchema(schemaJson(topic, type), config);
  }

  private Path path(String topic, String type) {
    return folder.resolve(topic).resolve(shortName(type) + SCHEMA);
  }

  private static String shortName(String type) {
    return type.substring("dev.amends.".length(), type.length() - ".v1".length());
  }

  private static List<String> names(Path folder, String ending) {
    try (var files = Files.list(folder)) {
      return files
          .filter(file -> ending.isEmpty() == Files.isDirectory(file))
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(ending))
          .filter(name -> !ending.isEmpty() || name.startsWith("amends."))
          .map(name -> name.substring(0, name.length() - ending.length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

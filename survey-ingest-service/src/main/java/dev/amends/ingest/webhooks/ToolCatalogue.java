package dev.amends.ingest.webhooks;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import dev.amends.backbone.event.EventJson;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The tools that come with the product, and those in the installation's own folder. A file there
 * goes before the product's of the same name, so {@code questions.json} alone will do for a tool
 * that is known.
 */
@Startup
@ApplicationScoped
class ToolCatalogue {

  private static final String BUNDLED = "/webhooks/";

  private static final Pattern NAME = Pattern.compile("[a-z0-9]+");

  private final SortedMap<String, Tool> tools = new TreeMap<>();

  ToolCatalogue(WebhookConfig config) {
    try {
      for (var name : bundled()) {
        tools.put(name, load(name, config.folder()));
      }
      for (var name : own(config.folder())) {
        tools.put(name, load(name, config.folder()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The mappings of survey tools cannot be read", e);
    }
  }

  Optional<Tool> find(String name) {
    return Optional.ofNullable(tools.get(name));
  }

  List<String> names() {
    return List.copyOf(tools.keySet());
  }

  /** Those whose deliveries only name a response. */
  List<String> fetched() {
    return tools.values().stream().filter(tool -> tool.fetch() != null).map(Tool::name).toList();
  }

  static List<String> bundled() throws IOException {
    try (var file = ToolCatalogue.class.getResourceAsStream(BUNDLED + "tools.json")) {
      return EventJson.MAPPER.readValue(file, new TypeReference<List<String>>() {});
    }
  }

  private static List<String> own(Optional<Path> folder) throws IOException {
    if (folder.isEmpty()) {
      return List.of();
    }
    try (var children = Files.list(folder.get())) {
      return children
          .filter(Files::isDirectory)
          .map(each -> named(each.getFileName().toString()))
          .toList();
    }
  }

  /** It is part of an address, and of the names of settings. */
  private static String named(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalStateException(
          "A survey tool's name has small letters and digits only, unlike " + name);
    }
    return name;
  }

  private static Tool load(String name, Optional<Path> folder) throws IOException {
    try (var settings = open(name, "tool.json", folder);
        var mapping = open(name, "mapping.jsonata", folder);
        var questions = open(name, "questions.json", folder)) {
      if (settings == null || mapping == null) {
        throw new FileNotFoundException(name + " needs a tool.json and a mapping.jsonata");
      }
      return Tool.of(
          name,
          EventJson.MAPPER.readValue(settings, Tool.Settings.class),
          new String(mapping.readAllBytes(), StandardCharsets.UTF_8),
          questions == null
              ? EventJson.MAPPER.createObjectNode()
              : EventJson.MAPPER.readValue(questions, JsonNode.class));
    }
  }

  private static InputStream open(String tool, String file, Optional<Path> folder)
      throws IOException {
    var own = folder.map(each -> each.resolve(tool).resolve(file)).filter(Files::exists);
    return own.isPresent()
        ? Files.newInputStream(own.get())
        : ToolCatalogue.class.getResourceAsStream(BUNDLED + tool + "/" + file);
  }
}

package dev.amends.images;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** An image as {@code docker load} takes it: configuration, and what our own layers hold. */
record Image(JsonNode configuration, String tag, List<Entry> files) {

  /** A file of a layer. */
  record Entry(String name, int mode, Instant modified, boolean ours) {}

  static Image read(Path tar) throws IOException {
    var parts = new HashMap<String, byte[]>();
    try (var archive = new TarArchiveInputStream(Files.newInputStream(tar))) {
      for (var entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
        parts.put(entry.getName(), archive.readAllBytes());
      }
    }
    var json = new ObjectMapper();
    var manifest = json.readTree(parts.get("manifest.json")).get(0);
    var configuration = json.readTree(parts.get(manifest.path("Config").asText()));
    return new Image(
        configuration, manifest.at("/RepoTags/0").asText(), files(manifest, configuration, parts));
  }

  private static List<Entry> files(
      JsonNode manifest, JsonNode configuration, Map<String, byte[]> parts) throws IOException {
    var layers = manifest.path("Layers");
    var authors =
        StreamSupport.stream(configuration.path("history").spliterator(), false)
            .filter(step -> !step.path("empty_layer").asBoolean())
            .map(step -> step.path("created_by").asText())
            .toList();
    var files = new ArrayList<Entry>();
    for (int i = 0; i < layers.size(); i++) {
      // Jib signs what it adds; everything before comes from the base image.
      var ours = authors.size() == layers.size() && authors.get(i).startsWith("jib-maven-plugin");
      addLayer(parts.get(layers.get(i).asText()), ours, files);
    }
    return files;
  }

  private static void addLayer(byte[] layer, boolean ours, List<Entry> files) throws IOException {
    var gzipped = layer[0] == 0x1f && (layer[1] & 0xff) == 0x8b;
    var bytes = new ByteArrayInputStream(layer);
    try (var archive = new TarArchiveInputStream(gzipped ? new GZIPInputStream(bytes) : bytes)) {
      for (var entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
        if (!entry.isDirectory()) {
          files.add(
              new Entry(
                  entry.getName(), entry.getMode(), entry.getLastModifiedTime().toInstant(), ours));
        }
      }
    }
  }

  List<Entry> ownFiles() {
    return files.stream().filter(Entry::ours).toList();
  }
}

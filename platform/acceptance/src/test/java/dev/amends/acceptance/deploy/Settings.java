package dev.amends.acceptance.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The environment variables that a module reads, found in its settings and its sources. */
final class Settings {

  private static final Path ROOT = Path.of(System.getProperty("amends.root"));
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)");
  private static final Pattern KEY = Pattern.compile("(?m)^(?:%[a-z,]+\\.)?([a-z][^=\\s]*)=");
  private static final Pattern PROPERTY =
      Pattern.compile("@ConfigProperty\\(\\s*name = \"([^\"]+)\"");
  private static final Pattern MAPPING =
      Pattern.compile("@ConfigMapping\\(prefix = \"([^\"]+)\"\\)");
  private static final Pattern METHOD =
      Pattern.compile("(?m)^  [A-Z][\\w<>, ]* (\\w+)\\(\\);|^  (?:int|long|boolean) (\\w+)\\(\\);");

  private static final List<String> SHARED = List.of("event-backbone", "rest-edge", "mail");

  private final Set<String> names = new TreeSet<>();

  private Settings() {}

  static Settings of(String module) {
    var settings = new Settings();
    var folders = new ArrayList<>(List.of(ROOT.resolve(module)));
    SHARED.stream()
        .filter(shared -> dependsOn(module, shared))
        .map(ROOT.resolve("platform")::resolve)
        .forEach(folders::add);
    folders.forEach(settings::readAllOf);
    return settings;
  }

  private static boolean dependsOn(String module, String shared) {
    try {
      var pom = Files.readString(ROOT.resolve(module).resolve("pom.xml"));
      return pom.contains("<artifactId>" + shared + "</artifactId>");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean knows(String variable) {
    return names.contains(variable);
  }

  private void readAllOf(Path module) {
    try (Stream<Path> files = Files.walk(module.resolve("src/main"), 20)) {
      files
          .filter(file -> !file.toString().contains("/webui/"))
          .filter(file -> file.toString().matches(".*\\.(java|properties)"))
          .forEach(this::read);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void read(Path file) {
    try {
      var text = Files.readString(file);
      if (file.toString().endsWith(".properties")) {
        PLACEHOLDER.matcher(text).results().forEach(found -> names.add(found.group(1)));
        KEY.matcher(text).results().forEach(found -> names.add(variable(found.group(1))));
      } else {
        PROPERTY.matcher(text).results().forEach(found -> names.add(variable(found.group(1))));
        mapping(text);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void mapping(String source) {
    var prefix = MAPPING.matcher(source);
    if (prefix.find()) {
      METHOD
          .matcher(source)
          .results()
          .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
          .map(method -> method.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT))
          .forEach(name -> names.add(variable(prefix.group(1) + "." + name)));
    }
  }

  /** As MicroProfile Config maps a property to the environment. */
  private static String variable(String property) {
    return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }
}

package dev.amends.promoters.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/** The contracts as they lie in {@code docs/contracts}. */
public final class Contracts {

  private static final Path FOLDER = Path.of(System.getProperty("amends.root"), "docs/contracts");

  private Contracts() {}

  public static List<Path> schemas(String topic) throws IOException {
    return files(topic, name -> name.endsWith(".schema.json"));
  }

  /** The golden samples of a type, by its full name. */
  public static List<Path> samples(String topic, String type) throws IOException {
    var beginning = type.replace("dev.amends.", "") + ".";
    return files(topic, name -> name.startsWith(beginning) && name.endsWith(".sample.json"));
  }

  private static List<Path> files(String topic, Predicate<String> names) throws IOException {
    try (var files = Files.list(FOLDER.resolve(topic))) {
      return files.filter(file -> names.test(file.getFileName().toString())).sorted().toList();
    }
  }
}

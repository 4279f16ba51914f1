package dev.amends.localstack.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/**
 * Starts a packaged Quarkus application from the JVM's ahead-of-time cache (JEP 483, 514 and 515):
 * classes are there loaded and linked, and methods with their profile, as a training run left them.
 *
 * <p>The cache holds what the JVM's own class loader loads; Quarkus' runner has a loader of its own
 * for the same jars. So a jar that holds nothing but a manifest names them all as an ordinary class
 * path.
 *
 * @param folder {@code target/quarkus-app}
 */
public record CachedStart(Path folder) {

  private static final String MAIN = "io.quarkus.runner.GeneratedMain";
  private static final String LOG_MANAGER =
      "-Djava.util.logging.manager=org.jboss.logmanager.LogManager";

  /** Arguments of a run that, when it ends by itself or by SIGTERM, leaves the cache behind. */
  public List<String> training() {
    writeJar();
    return List.of("-XX:AOTCacheOutput=" + cache(), LOG_MANAGER, "-jar", jar().toString());
  }

  /** Arguments of a run that uses the cache; a cache of another JVM or another build is ignored. */
  public List<String> arguments() {
    return List.of("-XX:AOTCache=" + cache(), LOG_MANAGER, "-jar", jar().toString());
  }

  private Path jar() {
    return own().resolve("class-path.jar");
  }

  private Path cache() {
    return own().resolve("app.aot");
  }

  /** Beside the application: everything in its own folder goes into an image. */
  private Path own() {
    return folder.resolveSibling("cached-start");
  }

  private void writeJar() {
    var manifest = new Manifest();
    var main = manifest.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    main.put(Attributes.Name.MAIN_CLASS, MAIN);
    main.put(Attributes.Name.CLASS_PATH, String.join(" ", classPath()));
    main.putValue("Add-Opens", "java.base/java.lang");
    try {
      Files.createDirectories(own());
      try (var out = Files.newOutputStream(jar());
          var empty = new JarOutputStream(out, manifest)) {
        empty.finish();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What Quarkus has rewritten comes before what it was made of. */
  private List<String> classPath() {
    var jars = new ArrayList<>(List.of("quarkus/transformed-bytecode.jar"));
    for (var part : List.of("quarkus", "app", "lib/main", "lib/boot")) {
      jars.addAll(jarsIn(part));
    }
    return jars.stream()
        .distinct()
        .filter(jar -> Files.exists(folder.resolve(jar)))
        .map(jar -> "../" + folder.getFileName() + "/" + jar)
        .toList();
  }

  private List<String> jarsIn(String part) {
    try (Stream<Path> files = Files.list(folder.resolve(part))) {
      return files
          .map(file -> part + "/" + file.getFileName())
          .filter(name -> name.endsWith(".jar"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

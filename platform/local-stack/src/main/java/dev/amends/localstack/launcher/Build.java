package dev.amends.localstack.launcher;

import dev.amends.localstack.process.ManagedProcess;
import dev.amends.localstack.process.StackFailure;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Packages the modules whose artefact is missing or older than its sources. */
final class Build {

  private static final List<String> LIBRARIES =
      List.of("platform/event-backbone", "platform/rest-edge");
  private static final Set<String> NOT_SOURCES =
      Set.of("node_modules", "dist", "target", ".quinoa", "test");

  private final Layout layout;
  private final Services services;

  Build(Layout layout, Services services) {
    this.layout = layout;
    this.services = services;
  }

  List<Services.Service> outdated(List<Services.Service> wanted) {
    var outdated = new ArrayList<Services.Service>();
    long libraries = LIBRARIES.stream().mapToLong(this::newest).max().orElse(0);
    for (var service : wanted) {
      if (time(services.jar(service)) < Math.max(libraries, newest(service.module()))) {
        outdated.add(service);
      }
    }
    return outdated;
  }

  private long newest(String module) {
    var newest = new long[] {time(layout.root().resolve(module).resolve("pom.xml"))};
    var sources = layout.root().resolve(module).resolve("src");
    try {
      Files.walkFileTree(
          sources,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes facts) {
              return NOT_SOURCES.contains(folder.getFileName().toString())
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes facts) {
              newest[0] = Math.max(newest[0], facts.lastModifiedTime().toMillis());
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException noSources) {
      return newest[0];
    }
    return newest[0];
  }

  private static long time(Path file) {
    try {
      return Files.getLastModifiedTime(file).toMillis();
    } catch (IOException missing) {
      return 0;
    }
  }

  void build(List<Services.Service> outdated) {
    if (outdated.contains(Services.GATEWAY)) {
      Preflight.node(nodeVersion());
    }
    var modules = String.join(",", outdated.stream().map(Services.Service::module).toList());
    var log = layout.log("build");
    try {
      Files.createDirectories(log.getParent());
      var code =
          new ProcessBuilder(
                  layout.root().resolve("mvnw").toString(),
                  "package",
                  "-DskipTests",
                  "-DskipITs",
                  "-pl",
                  modules,
                  "-am")
              .directory(layout.root().toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start()
              .waitFor();
      if (code != 0) {
        throw new StackFailure(
            "The build failed. %s ends:%n%s"
                .formatted(log, new ManagedProcess("build", log).lastLines(25)));
      }
    } catch (IOException e) {
      throw new StackFailure("The build could not be started: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackFailure("The build was interrupted.", e);
    }
  }

  private static String nodeVersion() {
    try {
      var process = new ProcessBuilder("node", "--version").start();
      return new String(
          process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    } catch (IOException notInstalled) {
      return "";
    }
  }
}

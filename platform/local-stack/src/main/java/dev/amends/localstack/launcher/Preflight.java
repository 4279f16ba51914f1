package dev.amends.localstack.launcher;

import dev.amends.localstack.process.StackFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/** What would fail later with a stack trace is said now in a sentence. */
final class Preflight {

  private static final int JAVA = 25;
  private static final int NODE = 20;
  private static final long FREE_BYTES = 2L * 1024 * 1024 * 1024;

  private Preflight() {}

  static void javaVersion(int feature) {
    if (feature < JAVA) {
      throw new StackFailure(
          "Amends needs JDK "
              + JAVA
              + " or newer and runs on "
              + feature
              + ". Install one or point JAVA_HOME at it.");
    }
  }

  static void freeSpace(Layout layout) throws IOException {
    Files.createDirectories(layout.local());
    var free = Files.getFileStore(layout.local()).getUsableSpace();
    if (free < FREE_BYTES) {
      throw new StackFailure(
          "Only %d MB are free on the disk of %s; Amends needs 2048 MB. Make room, or 'make run FRESH=1' to drop its old data."
              .formatted(free / 1_048_576, layout.local()));
    }
  }

  /** Only building the console needs Node; a built one runs without. */
  static void node(String versionLine) {
    var major = versionLine.replaceFirst("^v", "").replaceFirst("\\..*", "").strip();
    if (!major.matches("\\d+") || Integer.parseInt(major) < NODE) {
      throw new StackFailure(
          "Building the console needs Node "
              + NODE
              + " or newer"
              + (versionLine.isBlank()
                  ? ", which is not installed."
                  : ", found " + versionLine.strip() + ".")
              + " Install it from your package manager or nodejs.org and try again.");
    }
  }

  static void ports(List<StackPort> wanted, Map<String, String> environment, IntPredicate taken) {
    for (var port : wanted) {
      var number = port.in(environment);
      if (taken.test(number)) {
        throw new StackFailure(
            "Port %d is taken, and %s needs it. Is Amends running already? Then 'make stop'; else free the port or choose another, e.g. 'make run %s=%d'."
                .formatted(number, port.purpose(), port.variable(), number + 10_000));
      }
    }
  }
}

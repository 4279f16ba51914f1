package dev.amends.localstack.process;

import java.nio.file.Files;
import java.nio.file.Path;

/** The checkout: named by the property {@code amends.root}, else found by walking up. */
public final class ProjectRoot {

  private static final String MARK = "platform/local-stack/pom.xml";

  private ProjectRoot() {}

  public static Path find() {
    var named = System.getProperty("amends.root");
    if (named != null && Files.exists(Path.of(named, MARK))) {
      return Path.of(named).toAbsolutePath().normalize();
    }
    for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
      if (Files.exists(folder.resolve(MARK))) {
        return folder;
      }
    }
    throw new StackFailure("Run this inside the project: no folder above here has " + MARK + ".");
  }
}

package dev.amends.localstack.testing;

/** Finds the process that all test JVMs of one run have above them. */
final class MavenRun {

  private static final String MAVEN_MAIN = "org.codehaus.plexus.classworlds.launcher.Launcher";

  private MavenRun() {}

  /**
   * The Maven JVM if there is one above (a shell may stand in between), else the direct parent: an
   * IDE, say.
   */
  static ProcessHandle current() {
    var self = ProcessHandle.current();
    for (var above = self.parent(); above.isPresent(); above = above.get().parent()) {
      var command = above.get().info().commandLine().orElse("");
      if (command.contains(MAVEN_MAIN)) {
        return above.get();
      }
    }
    return self.parent().filter(parent -> parent.pid() > 1).orElse(self);
  }
}

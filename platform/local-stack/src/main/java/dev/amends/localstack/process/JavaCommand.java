package dev.amends.localstack.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Command lines of JVMs on the same JDK as the caller. */
public final class JavaCommand {

  private JavaCommand() {}

  public static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** The stack's own classes plus its jars, never the caller's class path. */
  public static String stackClassPath(Path root) {
    return stackClassPath(root, "classes");
  }

  /**
   * The packaged jar, so that a build beside the running product changes nothing under its feet.
   */
  public static String packagedClassPath(Path root) {
    return stackClassPath(root, "local-stack.jar");
  }

  private static String stackClassPath(Path root, String own) {
    var target = root.resolve("platform/local-stack/target");
    var lib = target.resolve("lib");
    if (!Files.exists(target.resolve(own)) || !Files.isDirectory(lib)) {
      throw new StackFailure(
          "The local stack is not built in "
              + target
              + ". Run './mvnw -pl platform/local-stack package -DskipITs' first.");
    }
    return target.resolve(own) + ":" + lib + "/*";
  }

  public static List<String> of(
      String classPath, List<String> options, String main, Object... arguments) {
    var command = new ArrayList<String>();
    command.add(java());
    command.addAll(options);
    command.add("-cp");
    command.add(classPath);
    command.add(main);
    for (var argument : arguments) {
      command.add(argument.toString());
    }
    return command;
  }
}

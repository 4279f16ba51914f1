package dev.amends.localstack.postgres;

import dev.amends.localstack.process.StackFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * PostgreSQL refuses to run as root. A user namespace without a mapping makes root look like nobody
 * while its files stay its own; where namespaces are forbidden, the process becomes nobody for real
 * and its folder is handed over. Neither may pass a folder that somebody else has closed, as the
 * one above a checkout can be: for that the last way lets nobody keep root's right to pass.
 */
final class Unprivileged {

  private static final String NOBODY = "65534";
  private static final List<String> NAMESPACE = List.of("unshare", "-U");
  private static final List<String> BECOME_NOBODY =
      List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");
  private static final List<String> PASS_EVERYWHERE =
      List.of(
          // Without this bit access(2), by which initdb looks for its programs, ignores the right.
          "--securebits=+no_setuid_fixup",
          "--inh-caps=-all,+dac_override",
          "--bounding-set=-all,+dac_override",
          "--ambient-caps=+dac_override");

  private final List<String> prefix;
  private final boolean handsOverFolder;

  private Unprivileged(List<String> prefix, boolean handsOverFolder) {
    this.prefix = prefix;
    this.handsOverFolder = handsOverFolder;
  }

  /** Somebody who may run {@code program} and own a closed folder inside {@code folder}. */
  static Unprivileged reaching(Path program, Path folder) {
    if (!"root".equals(System.getProperty("user.name"))) {
      return new Unprivileged(List.of(), false);
    }
    return Stream.of(
            new Unprivileged(NAMESPACE, false),
            new Unprivileged(BECOME_NOBODY, true),
            new Unprivileged(join(BECOME_NOBODY, PASS_EVERYWHERE), true))
        .filter(way -> way.mayRun(program) && way.mayOwnAFolderIn(folder))
        .findFirst()
        .orElseThrow(
            () ->
                new StackFailure(
                    "PostgreSQL refuses to run as root, and neither unshare nor setpriv gives it"
                        + " an identity here that can own "
                        + folder
                        + ". Run as an ordinary user, or let AMENDS_STATE name a folder on a local"
                        + " disk."));
  }

  private boolean mayRun(Path program) {
    return succeeds(command(List.of("test", "-x", program.toString())));
  }

  /** Tried out, since some file systems show another owner than the one who made the file. */
  private boolean mayOwnAFolderIn(Path folder) {
    try {
      // Closed to everybody else, as PostgreSQL wants its data to be.
      var probe = Files.createTempDirectory(folder, "probe");
      try {
        return handsOver(probe)
            && succeeds(
                command(List.of("test", "-O", probe.toString(), "-a", "-w", probe.toString())));
      } finally {
        Files.delete(probe);
      }
    } catch (IOException e) {
      return false;
    }
  }

  private boolean handsOver(Path folder) {
    return !handsOverFolder || succeeds(chown(folder));
  }

  List<String> command(List<String> command) {
    return join(prefix, command);
  }

  private static List<String> join(List<String> first, List<String> second) {
    var all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }

  void handOver(Path folder) {
    if (handsOverFolder) {
      run(chown(folder));
    }
  }

  private static List<String> chown(Path folder) {
    return List.of("chown", "-R", NOBODY + ":" + NOBODY, folder.toString());
  }

  void run(List<String> command) {
    try {
      var output = Files.createTempFile("amends-", ".out");
      var process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      var code = waitFor(process);
      var text = Files.readString(output);
      Files.delete(output);
      if (code != 0) {
        throw new StackFailure(String.join(" ", command) + " failed: " + text.strip());
      }
    } catch (IOException e) {
      throw new StackFailure(command.getFirst() + " could not be run: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackFailure("Interrupted while running " + command.getFirst(), e);
    }
  }

  /** A command nobody waits for any more has to end too. */
  private static int waitFor(Process process) throws InterruptedException {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      process.destroy();
      throw e;
    }
  }

  private static boolean succeeds(List<String> command) {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}

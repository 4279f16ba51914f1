package dev.amends.localstack.postgres;

import dev.amends.localstack.process.ManagedProcess;
import dev.amends.localstack.process.StackFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * PostgreSQL refuses to run as root. A user namespace without a mapping makes root look like nobody
 * while the files stay readable wherever the checkout is; where namespaces are forbidden, the
 * process becomes nobody for real and its folder is handed over.
 */
final class Unprivileged {

  private static final String NOBODY = "65534";

  private final List<String> prefix;
  private final boolean handsOverFolder;

  private Unprivileged(List<String> prefix, boolean handsOverFolder) {
    this.prefix = prefix;
    this.handsOverFolder = handsOverFolder;
  }

  static Unprivileged forThisUser() {
    if (!"root".equals(System.getProperty("user.name"))) {
      return new Unprivileged(List.of(), false);
    }
    if (succeeds(List.of("unshare", "-U", "true"))) {
      return new Unprivileged(List.of("unshare", "-U"), false);
    }
    if (ManagedProcess.executable("setpriv").isPresent()) {
      return new Unprivileged(
          List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"), true);
    }
    throw new StackFailure(
        "PostgreSQL refuses to run as root, and neither unshare nor setpriv works here."
            + " Run as an ordinary user instead.");
  }

  List<String> command(List<String> command) {
    var all = new ArrayList<>(prefix);
    all.addAll(command);
    return all;
  }

  void handOver(Path folder) {
    if (handsOverFolder) {
      run(List.of("chown", "-R", NOBODY + ":" + NOBODY, folder.toString()));
    }
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

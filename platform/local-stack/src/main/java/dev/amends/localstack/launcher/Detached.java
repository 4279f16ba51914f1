package dev.amends.localstack.launcher;

import dev.amends.localstack.process.Await;
import dev.amends.localstack.process.JavaCommand;
import dev.amends.localstack.process.ManagedProcess;
import dev.amends.localstack.process.StackFailure;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Leaves the supervisor in the background and shows what it says until everything is up. */
final class Detached {

  /** Longer than any first build on a slow machine takes. */
  private static final Duration LIMIT = Duration.ofMinutes(30);

  private final Layout layout;
  private final Map<String, String> environment;
  private long shown;

  Detached(Layout layout, Map<String, String> environment) {
    this.layout = layout;
    this.environment = environment;
  }

  int run() {
    clear();
    var supervisor = new ManagedProcess("The supervisor", layout.log("launcher"));
    var handle =
        supervisor.start(
            JavaCommand.of(
                Parts.classPath(layout),
                List.of(
                    "-Xmx128m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    // Its words are shown by another process, whatever the language of this one.
                    "-Dstdout.encoding=UTF-8",
                    "-Dstderr.encoding=UTF-8"),
                Stopper.SUPERVISOR_MARK,
                "supervise"),
            environment);
    // Ctrl-C before everything is up means: not at all.
    var giveUp = new Thread(() -> ManagedProcess.signal(handle.pid(), "TERM"));
    Runtime.getRuntime().addShutdownHook(giveUp);
    Await.within(
        LIMIT,
        () -> {
          show();
          return Files.exists(layout.readyMarker()) || !handle.isAlive();
        });
    show();
    var up = Files.exists(layout.readyMarker()) && handle.isAlive();
    if (up) {
      Runtime.getRuntime().removeShutdownHook(giveUp);
    }
    return up ? 0 : 1;
  }

  private void clear() {
    try {
      Files.createDirectories(layout.log("launcher").getParent());
      Files.deleteIfExists(layout.readyMarker());
      Files.deleteIfExists(layout.log("launcher"));
    } catch (IOException e) {
      throw new StackFailure(".local could not be written: " + e.getMessage(), e);
    }
  }

  private void show() throws StackFailure {
    try (var log = new RandomAccessFile(layout.log("launcher").toFile(), "r")) {
      var news = new byte[Math.toIntExact(log.length() - shown)];
      log.seek(shown);
      log.readFully(news);
      shown += news.length;
      System.out.write(news, 0, news.length);
      System.out.flush();
    } catch (IOException nothingYet) {
      // The next look shows it.
    }
  }
}

package dev.amends.localstack.testing;

import dev.amends.localstack.process.Await;
import dev.amends.localstack.process.JavaCommand;
import dev.amends.localstack.process.ManagedProcess;
import dev.amends.localstack.process.ProjectRoot;
import dev.amends.localstack.process.StackFailure;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** Starts and talks to a {@code StackHost} process with nothing but the JDK. */
final class StackClient {

  private static final String HOST = "dev.amends.localstack.testhost.StackHost";
  private static final Duration START_LIMIT = Duration.ofSeconds(120);

  private final Properties state;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  private StackClient(Properties state) {
    this.state = state;
  }

  static StackClient start(Path stateFile, long watchedPid, StackKind kind) {
    var root = ProjectRoot.find();
    var name = stateFile.getFileName().toString().replace(".properties", "");
    var folder = stateFile.resolveSibling(name + "-" + Long.toHexString(System.nanoTime()));
    var process = new ManagedProcess("The test stack", stateFile.resolveSibling(name + ".log"));
    process.start(
        JavaCommand.of(
            JavaCommand.stackClassPath(root),
            List.of(
                "-Xmx192m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Damends.root=" + root,
                "-Dlog4j2.StatusLogger.level=OFF",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=error"),
            HOST,
            stateFile,
            watchedPid,
            folder,
            kind),
        Map.of());
    var started = Await.within(START_LIMIT, () -> Files.exists(stateFile) || endedEarly(process));
    if (!started) {
      throw new StackFailure("The test stack did not start:\n" + process.lastLines(30));
    }
    return running(stateFile);
  }

  private static boolean endedEarly(ManagedProcess process) {
    if (!process.alive()) {
      throw new StackFailure("The test stack ended at once:\n" + process.lastLines(30));
    }
    return false;
  }

  /** Reads the state file; null when there is none or its stack no longer answers. */
  static StackClient running(Path stateFile) {
    var properties = new Properties();
    try (Reader reader = Files.newBufferedReader(stateFile)) {
      properties.load(reader);
    } catch (IOException nothingStartedYet) {
      return null;
    }
    var client = new StackClient(properties);
    return client.answers() ? client : null;
  }

  private boolean answers() {
    try {
      command("/ping");
      return true;
    } catch (StackFailure gone) {
      return false;
    }
  }

  void command(String path) {
    try {
      var request =
          HttpRequest.newBuilder(URI.create(state.getProperty("control") + path))
              .timeout(START_LIMIT)
              .POST(HttpRequest.BodyPublishers.noBody())
              .build();
      var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new StackFailure("The test stack refused " + path + ": " + answer.body());
      }
    } catch (IOException e) {
      throw new StackFailure("The test stack did not answer to " + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackFailure("Interrupted during " + path, e);
    }
  }

  /** Ends the host, which ends the rest. */
  void end() {
    var host = ProcessHandle.of(Long.parseLong(state.getProperty("host.pid")));
    host.ifPresent(
        process -> {
          process.destroy();
          Await.until(
              "The end of the test stack", Duration.ofSeconds(30), () -> !process.isAlive());
        });
  }

  String kafka() {
    return state.getProperty("kafka");
  }

  int postgresPort() {
    return Integer.parseInt(state.getProperty("postgres.port"));
  }

  int smtpPort() {
    return Integer.parseInt(state.getProperty("smtp.port"));
  }

  String mailApi() {
    return state.getProperty("mail.api");
  }
}

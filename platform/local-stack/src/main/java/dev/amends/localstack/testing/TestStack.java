package dev.amends.localstack.testing;

import dev.amends.localstack.process.StackFailure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * One broker, one PostgreSQL and one mail sink for a whole Maven run, whichever module asks first.
 *
 * <p>Topics are shared, so tests use customer ids of their own. Whoever pauses or stops something
 * here must undo it; a test that kills uses {@link DedicatedStack}.
 */
public record TestStack(String bootstrapServers, int postgresPort, int smtpPort, String mailApi) {

  public static final String DATABASE_USER = "amends";
  public static final String DATABASE_PASSWORD = "amends";

  /** The stack of this run, started by the first caller. */
  public static TestStack shared() {
    return of(sharedClient());
  }

  static TestStack of(StackClient client) {
    return new TestStack(
        client.kafka(), client.postgresPort(), client.smtpPort(), client.mailApi());
  }

  /** Surefire forks a JVM per module: what they have in common is the Maven process above them. */
  private static synchronized StackClient sharedClient() {
    var run = MavenRun.current();
    var folder = folder();
    var stateFile = folder.resolve("run-" + run.pid() + ".properties");
    try (var lock =
            FileChannel.open(
                folder.resolve("start.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var held = lock.lock()) {
      var running = held.isValid() ? StackClient.running(stateFile) : null;
      if (running != null) {
        return running;
      }
      Files.deleteIfExists(stateFile);
      return StackClient.start(stateFile, run.pid(), StackKind.QUICK);
    } catch (IOException e) {
      throw new StackFailure("The test stack's folder " + folder + " is unusable", e);
    }
  }

  static Path folder() {
    var folder =
        Path.of(
            System.getProperty("java.io.tmpdir"),
            "amends-test-stack-" + System.getProperty("user.name"));
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new StackFailure("The test stack's folder " + folder + " is unusable", e);
    }
  }

  /** Makes an empty schema, in a database of its own so that LISTEN and locks are its own too. */
  public String freshSchema(String name) {
    sharedClient().command("/schema/" + name);
    return jdbcUrl(name);
  }

  public String jdbcUrl(String schema) {
    return jdbcUrl(postgresPort, schema);
  }

  static String jdbcUrl(int port, String schema) {
    return "jdbc:postgresql://localhost:" + port + "/" + schema + "?currentSchema=" + schema;
  }

  /** Freezes the broker (SIGSTOP): connections stay open and nothing answers. */
  public void pauseBroker() {
    sharedClient().command("/broker/pause");
  }

  public void resumeBroker() {
    sharedClient().command("/broker/resume");
  }

  public void stopDatabase() {
    sharedClient().command("/database/stop");
  }

  public void startDatabase() {
    sharedClient().command("/database/start");
  }
}

package dev.amends.localstack.postgres;

import dev.amends.localstack.process.Await;
import dev.amends.localstack.process.Folders;
import dev.amends.localstack.process.ManagedProcess;
import dev.amends.localstack.process.StackFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A PostgreSQL of our own: initdb once, then one server process per start. */
public final class PostgresServer {

  /** Where everything is, and whether a commit must survive a power cut. */
  public record Settings(Path binaries, Path data, Path log, int port, boolean durable) {}

  public static final String SUPERUSER = "postgres";
  public static final String SUPERUSER_PASSWORD = "postgres";
  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final Duration STOP_GRACE = Duration.ofSeconds(15);

  private final Settings settings;
  private Unprivileged unprivileged;
  private final ManagedProcess process;

  public PostgresServer(Settings settings) {
    this(settings, handle -> {});
  }

  public PostgresServer(Settings settings, Consumer<ProcessHandle> started) {
    this.settings = settings;
    this.process = new ManagedProcess("PostgreSQL", settings.log(), started);
  }

  public ManagedProcess start() {
    unprivileged = whoeverReachesTheData();
    if (!Files.exists(settings.data().resolve("PG_VERSION"))) {
      initialise();
    }
    launch();
    if (!Await.within(START_LIMIT, this::readyOrRestarted)) {
      throw new StackFailure("PostgreSQL did not start. Its log ends:\n" + process.lastLines(15));
    }
    return process;
  }

  private Unprivileged whoeverReachesTheData() {
    var above = settings.data().toAbsolutePath().getParent();
    try {
      Files.createDirectories(above);
    } catch (IOException e) {
      throw new StackFailure("The database folder could not be made: " + e.getMessage(), e);
    }
    return Unprivileged.reaching(settings.binaries().resolve("bin/postgres"), above);
  }

  private void launch() {
    process.start(unprivileged.command(command()), Map.of());
  }

  /**
   * After kill -9 a leftover backend holds the shared memory for a moment: the start is repeated.
   */
  private boolean readyOrRestarted() throws SQLException {
    if (!process.alive()) {
      launch();
      return false;
    }
    return answers();
  }

  private boolean answers() throws SQLException {
    try (var connection =
        DriverManager.getConnection(url("postgres"), SUPERUSER, SUPERUSER_PASSWORD)) {
      return connection.isValid(1);
    }
  }

  private List<String> command() {
    var durable = settings.durable() ? "on" : "off";
    var command = new ArrayList<String>();
    command.add(settings.binaries().resolve("bin/postgres").toString());
    command.addAll(List.of("-D", settings.data().toString()));
    var options =
        List.of(
            "port=" + settings.port(),
            "listen_addresses=127.0.0.1",
            // No socket file: its path may not exceed 107 characters, and nobody uses it.
            "unix_socket_directories=",
            "max_connections=200",
            "fsync=" + durable,
            "synchronous_commit=" + durable,
            "full_page_writes=" + durable,
            "shared_buffers=128MB",
            "max_wal_size=1GB",
            "timezone=UTC",
            "log_min_messages=warning");
    for (var option : options) {
      command.addAll(List.of("-c", option));
    }
    return command;
  }

  /** Beside and moved into place: an interrupted initdb must not pass for a database. */
  private void initialise() {
    var beside = settings.data().resolveSibling(settings.data().getFileName() + ".new");
    try {
      Folders.delete(beside);
      Files.createDirectories(beside);
      Files.setPosixFilePermissions(beside, PosixFilePermissions.fromString("rwx------"));
      var password = Files.createTempFile("amends-", ".pw");
      Files.writeString(password, SUPERUSER_PASSWORD);
      unprivileged.handOver(beside);
      unprivileged.handOver(password);
      unprivileged.run(unprivileged.command(initdb(beside, password)));
      Files.delete(password);
      Files.deleteIfExists(settings.data());
      Files.move(beside, settings.data(), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new StackFailure("The database folder could not be made: " + e.getMessage(), e);
    }
  }

  private List<String> initdb(Path folder, Path passwordFile) {
    var command =
        new ArrayList<>(
            List.of(
                settings.binaries().resolve("bin/initdb").toString(),
                "-D",
                folder.toString(),
                "-U",
                SUPERUSER,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8"));
    if (!settings.durable()) {
      command.add("--no-sync");
    }
    return command;
  }

  public String url(String database) {
    return "jdbc:postgresql://localhost:" + settings.port() + "/" + database;
  }

  public ManagedProcess process() {
    return process;
  }

  /** SIGINT is PostgreSQL's "fast" stop: sessions are ended, everything committed is on disk. */
  public void stop() {
    process.stop("INT", STOP_GRACE);
  }

  public void kill() {
    process.kill();
  }
}

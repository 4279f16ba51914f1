package dev.amends.acceptance.faults;

import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Callable;

/** A full disk under PostgreSQL, and the way back. */
final class FullDisk {

  private static final String FULL = "No space left on device";
  private static final Duration MET_WITHIN = Duration.ofSeconds(30);
  private static final Duration BACK_WITHIN = Duration.ofSeconds(60);

  /** The server to which it happens. */
  record Server(String url, Path log, Callable<Boolean> alive, Runnable start) {}

  private final SmallDisk disk;
  private final Server server;
  private long logBefore;

  FullDisk(SmallDisk disk, Server server) {
    this.disk = disk;
    this.server = server;
  }

  /** Tables cannot grow: statements fail, and the server lives. */
  void fill() throws IOException {
    logBefore = Files.size(server.log());
    disk.fill();
    await().atMost(MET_WITHIN).until(() -> said(FULL) > 0);
  }

  /**
   * The write-ahead log cannot grow either, for which PostgreSQL has no other answer than to die.
   */
  void fillUntilItDies() throws IOException {
    logBefore = Files.size(server.log());
    disk.fill();
    await().atMost(MET_WITHIN).until(this::logUsedUp);
  }

  /** Makes room, starts the server if it died, and returns when it answers. */
  void mend() throws IOException {
    disk.makeRoom();
    await()
        .atMost(BACK_WITHIN)
        .pollInterval(Duration.ofMillis(100))
        .until(
            () -> {
              if (!server.alive().call()) {
                server.start().run();
              }
              return answers();
            });
    System.out.printf("PostgreSQL said \"%s\" %d times%n", FULL, said(FULL));
  }

  /** Goes to the next segment of the log until there is none that was made in better times. */
  private boolean logUsedUp() throws IOException {
    try (var connection = connect();
        var statement = connection.createStatement()) {
      while (true) {
        // Without a record in between a segment would not be left.
        statement.execute("select pg_logical_emit_message(false, 'fault', 'full')");
        statement.execute("select pg_switch_wal()");
      }
    } catch (SQLException dead) {
      return said("PANIC") > 0;
    }
  }

  private boolean answers() {
    try (var connection = connect()) {
      return connection.isValid(1);
    } catch (SQLException notYet) {
      return false;
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(server.url(), "postgres", "postgres");
  }

  /** In how many lines of its log since the fault began. */
  private long said(String words) throws IOException {
    try (var log = Files.newByteChannel(server.log()).position(logBefore);
        var lines = Channels.newReader(log, "UTF-8");
        var buffered = new BufferedReader(lines)) {
      return buffered.lines().filter(line -> line.contains(words)).count();
    }
  }
}

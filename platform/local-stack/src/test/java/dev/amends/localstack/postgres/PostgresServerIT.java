package dev.amends.localstack.postgres;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.amends.localstack.process.Folders;
import dev.amends.localstack.process.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresServerIT {

  private static final int SOMEBODY_ELSE = 54_321;

  private Path folder;
  private PostgresServer server;

  @BeforeEach
  void makeAFolder() throws IOException {
    folder = Files.createTempDirectory("amends-postgres-it");
  }

  @AfterEach
  void stop() throws IOException {
    if (server != null) {
      server.stop();
    }
    Folders.delete(folder);
  }

  @Test
  void rootsDatabaseStartsBelowAFolderThatSomebodyElseHasClosed() throws Exception {
    assumeTrue("root".equals(System.getProperty("user.name")), "only root takes another identity");
    Files.setAttribute(folder, "unix:uid", SOMEBODY_ELSE);
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    assertTrue(startsAndAnswers());
  }

  private boolean startsAndAnswers() throws Exception {
    server =
        new PostgresServer(
            new PostgresServer.Settings(
                PostgresBinaries.unpackedUnder(folder.resolve("cache")),
                folder.resolve("data/postgres"),
                folder.resolve("postgres.log"),
                Ports.free(),
                false));
    server.start();
    try (var connection =
        DriverManager.getConnection(
            server.url("postgres"), PostgresServer.SUPERUSER, PostgresServer.SUPERUSER_PASSWORD)) {
      return connection.isValid(1);
    }
  }
}

package dev.amends.acceptance.deploy;

import static dev.amends.acceptance.deploy.ComposeFile.DEPLOY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file of secrets that an installation starts with. */
class EnvironmentFileTest {

  @TempDir Path folder;

  @BeforeEach
  void copyTheScript() throws IOException {
    for (var name : new String[] {"make-env", ".env.example"}) {
      Files.copy(DEPLOY.resolve(name), folder.resolve(name));
    }
  }

  @Test
  void everySecretIsRandomAndOnlyItsOwnerCanReadIt() throws Exception {
    makeEnv();
    var settings = settings();
    var secrets =
        exampleSettings().entrySet().stream()
            .filter(entry -> entry.getValue().equals("generate"))
            .map(entry -> settings.get(entry.getKey()))
            .toList();
    assertEquals(13, secrets.size());
    assertEquals(13, secrets.stream().distinct().count(), "no secret twice");
    secrets.forEach(secret -> assertTrue(secret.matches("[A-Za-z0-9]{40}"), secret));
    assertEquals(
        PosixFilePermissions.fromString("rw-------"),
        Files.getPosixFilePermissions(folder.resolve(".env")));
  }

  @Test
  void aSecondRunKeepsWhatIsThereAndAddsWhatIsNew() throws Exception {
    makeEnv();
    var before = settings();
    Files.writeString(
        folder.resolve(".env"),
        Files.readString(folder.resolve(".env"))
            .replaceFirst("(?m)^AMENDS_HOLIDAYS=.*$", "AMENDS_HOLIDAYS=no")
            .replaceFirst("(?m)^AMENDS_LINK_KEY=.*\\n", ""));
    makeEnv();
    var after = settings();
    assertEquals("no", after.get("AMENDS_HOLIDAYS"));
    assertTrue(after.get("AMENDS_LINK_KEY").matches("[A-Za-z0-9]{40}"));
    before.remove("AMENDS_HOLIDAYS");
    before.remove("AMENDS_LINK_KEY");
    before.forEach((name, value) -> assertEquals(value, after.get(name), name));
  }

  private void makeEnv() throws IOException, InterruptedException {
    var process =
        new ProcessBuilder("bash", folder.resolve("make-env").toString()).inheritIO().start();
    assertEquals(0, process.waitFor());
  }

  private Map<String, String> settings() throws IOException {
    return settings(folder.resolve(".env"));
  }

  private Map<String, String> exampleSettings() throws IOException {
    return settings(folder.resolve(".env.example"));
  }

  private static Map<String, String> settings(Path file) throws IOException {
    var settings = new LinkedHashMap<String, String>();
    for (var line : Files.readAllLines(file)) {
      if (line.matches("[A-Z_0-9]+=.*")) {
        settings.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1));
      }
    }
    return settings;
  }
}

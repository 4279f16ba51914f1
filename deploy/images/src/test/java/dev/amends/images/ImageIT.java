package dev.amends.images;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was just built is what we promise: nobody's root, no secret, the same time everywhere. */
class ImageIT {

  private static final Instant RELEASED = Instant.parse("2026-01-01T00:00:00Z");

  /** What Jib gives every file, so that equal content makes an equal layer. */
  private static final Instant OF_FILES = Instant.ofEpochSecond(1);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "console",
        "survey-ingest",
        "risk-scoring",
        "recovery-workflow",
        "promoter-mobilization"
      })
  void anImageRunsAsNobodyAndHoldsTheApplicationAndNoSecret(String name) throws IOException {
    var image = Image.read(Path.of("target", name + ".tar"));
    var config = image.configuration().path("config");

    assertTrue(image.tag().contains("/" + name + ":"), image.tag());
    assertEquals("10001:10001", config.path("User").asText());
    assertEquals(
        "[\"java\",\"-XX:MaxRAMPercentage=50\",\"-XX:+ExitOnOutOfMemoryError\",\"-jar\",\"/app/quarkus-run.jar\"]",
        config.path("Entrypoint").toString());
    assertEquals(
        "Apache-2.0", config.path("Labels").path("org.opencontainers.image.licenses").asText());
    assertEquals(RELEASED, Instant.parse(image.configuration().path("created").asText()));

    var secretVariables =
        StreamSupport.stream(config.path("Env").spliterator(), false)
            .map(variable -> variable.asText().split("=")[0])
            .filter(variable -> variable.matches(".*(PASSWORD|SECRET|KEY|TOKEN).*"))
            .toList();
    assertEquals(List.of(), secretVariables);

    var own = image.ownFiles();
    var folders = new TreeSet<String>();
    own.forEach(file -> folders.add(file.name().split("/")[0]));
    assertEquals(Set.of("app"), folders);
    assertTrue(own.stream().anyMatch(file -> file.name().equals("app/quarkus-run.jar")));
    assertTrue(own.stream().anyMatch(file -> file.name().startsWith("app/lib/main/")));
    for (var file : own) {
      assertFalse(
          file.name()
              .matches(".*(\\.env|\\.pem|\\.key|\\.p12|\\.jks|/(credentials|secrets)\\.json)"),
          file.name());
      assertEquals(OF_FILES, file.modified(), file.name());
      assertEquals(0644, file.mode() & 0777, file.name() + " is readable and not writable");
    }
  }
}

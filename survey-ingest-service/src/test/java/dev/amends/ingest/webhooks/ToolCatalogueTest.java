package dev.amends.ingest.webhooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToolCatalogueTest {

  @TempDir Path folder;

  @Test
  void tenToolsComeWithTheProduct() {
    assertEquals(
        List.of(
            "delighted",
            "formbricks",
            "googleforms",
            "helpscout",
            "qualtrics",
            "surveymonkey",
            "survicate",
            "typeform",
            "wootric",
            "zendesk"),
        new ToolCatalogue(config(Optional.empty())).names());
  }

  @Test
  void anInstallationSaysWhatTheQuestionsOfAKnownToolMean() throws IOException {
    write("formbricks/questions.json", "{\"kq0a\": \"nps\"}");
    var tool = new ToolCatalogue(config(Optional.of(folder))).find("formbricks").orElseThrow();
    assertEquals("nps", tool.questions().path("kq0a").asText());
    assertEquals("Formbricks", tool.title());
  }

  @Test
  void anotherToolIsAFolderAndNoCode() throws IOException {
    write("mytool/tool.json", "{\"title\": \"My tool\"}");
    write(
        "mytool/mapping.jsonata",
        "{\"items\": [{\"feedback\": {\"externalId\": id, \"scores\": {\"nps\": stars * 2}}}]}");
    var tool = new ToolCatalogue(config(Optional.of(folder))).find("mytool").orElseThrow();
    var payload = new ObjectMapper().readTree("{\"id\": \"a\", \"stars\": 4}");
    var part = (Tool.Response) Mapping.map(tool, payload, null).orElseThrow().parts().getFirst();
    assertEquals(8, part.feedback().at("/scores/nps").asInt());
  }

  @Test
  void aFolderThatIsNoToolStopsTheStartAndSaysWhy() throws IOException {
    write("my-tool/tool.json", "{}");
    var name =
        assertThrows(
            IllegalStateException.class, () -> new ToolCatalogue(config(Optional.of(folder))));
    assertTrue(name.getMessage().contains("my-tool"));
    Files.delete(folder.resolve("my-tool/tool.json"));
    Files.delete(folder.resolve("my-tool"));
    write("half/tool.json", "{\"title\": \"Half\"}");
    assertThrows(UncheckedIOException.class, () -> new ToolCatalogue(config(Optional.of(folder))));
  }

  private void write(String file, String text) throws IOException {
    Files.createDirectories(folder.resolve(file).getParent());
    Files.writeString(folder.resolve(file), text);
  }

  private static WebhookConfig config(Optional<Path> folder) {
    return new WebhookConfig() {
      @Override
      public Map<String, String> secrets() {
        return Map.of();
      }

      @Override
      public Duration tolerance() {
        return Duration.ofMinutes(5);
      }

      @Override
      public Optional<Path> folder() {
        return folder;
      }

      @Override
      public Map<String, Access> fetch() {
        return Map.of();
      }
    };
  }
}

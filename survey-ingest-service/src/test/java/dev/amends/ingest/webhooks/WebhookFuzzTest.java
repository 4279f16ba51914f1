package dev.amends.ingest.webhooks;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.JsonNode;
import dev.amends.ingest.FixedTime;
import dev.amends.ingest.verdict.Json.Unreadable;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.MediaType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whatever a tool posts, or somebody in its name, is read or refused by every mapping. */
class WebhookFuzzTest {

  private static final MediaType FORM = MediaType.APPLICATION_FORM_URLENCODED_TYPE;

  private final ToolCatalogue tools = new ToolCatalogue(new Config());
  private final JudgingParts judging = new JudgingParts(FixedTime.READER);

  private record Config() implements WebhookConfig {

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
      return Optional.empty();
    }

    @Override
    public Map<String, Access> fetch() {
      return Map.of();
    }
  }

  @FuzzTest(maxDuration = "45s")
  void aDelivery(byte[] body) {
    map(body, MediaType.APPLICATION_JSON_TYPE);
  }

  @FuzzTest(maxDuration = "45s")
  void aForm(byte[] body) {
    map(body, FORM);
  }

  private void map(byte[] body, MediaType type) {
    JsonNode payload;
    try {
      payload = DeliveryBody.read(body, type, List.of("payload"));
    } catch (Unreadable refused) {
      return;
    }
    for (var name : tools.names()) {
      var tool = tools.find(name).orElseThrow();
      try {
        Mapping.map(tool, payload, null)
            .ifPresent(mapped -> judging.judge(tool, mapped.parts(), JudgingParts::alone));
      } catch (HttpProblem refused) {
        assert refused.getStatusCode() < 500 : refused;
      }
    }
  }
}

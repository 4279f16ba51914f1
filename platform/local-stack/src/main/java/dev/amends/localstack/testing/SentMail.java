package dev.amends.localstack.testing;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What the mail server of a test stack has taken.
 *
 * @param api see {@link TestStack#mailApi}
 */
public record SentMail(String api) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<List<Map<String, Object>>> MESSAGES = new TypeReference<>() {};
  private static final Duration SOON = Duration.ofSeconds(20);

  /** Message by message, as plain values. */
  public List<Map<String, Object>> to(String address) {
    var query = "/messages?to=" + URLEncoder.encode(address, StandardCharsets.UTF_8);
    try (var body = URI.create(api + query).toURL().openStream()) {
      return JSON.readValue(body, MESSAGES);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits for a first message, and will have no second. */
  public Map<String, Object> theOneTo(String address) {
    await().atMost(SOON).until(() -> !to(address).isEmpty());
    var messages = to(address);
    if (messages.size() != 1) {
      throw new AssertionError(messages.size() + " messages to " + address);
    }
    return messages.getFirst();
  }
}

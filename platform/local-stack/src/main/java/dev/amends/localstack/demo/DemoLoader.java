package dev.amends.localstack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.amends.localstack.process.Await;
import dev.amends.localstack.process.StackFailure;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Sends the demo responses in by the public door, like any other upstream system. */
public final class DemoLoader {

  private static final String DONE = " loaded";
  private static final int BATCH = 100;
  private static final int WATCHED = 20;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration DRAIN_LIMIT = Duration.ofSeconds(60);

  private record Sent(DemoFeedback.Item item, String receiptId) {}

  private final String baseUrl;
  private final String clientId;
  private final String clientSecret;
  private final Path marker;
  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  public DemoLoader(String baseUrl, String clientId, String clientSecret, Path marker) {
    this.baseUrl = baseUrl;
    this.clientId = clientId;
    this.clientSecret = clientSecret;
    this.marker = marker;
  }

  /** Returns what happened, in a few words. */
  public String load() {
    try {
      var mark = Files.exists(marker) ? Files.readString(marker) : "";
      if (mark.endsWith(DONE)) {
        return "kept from before";
      }
      var anchor =
          mark.isBlank() ? Instant.now().truncatedTo(ChronoUnit.MINUTES) : Instant.parse(mark);
      // Written first: a load that broke off is repeated with the very same responses.
      Files.writeString(marker, anchor.toString());
      var token = token();
      var sent = send(DemoFeedback.items(Clock.fixed(anchor, java.time.ZoneOffset.UTC)), token);
      Files.writeString(marker, anchor + DONE);
      var drained = Await.within(DRAIN_LIMIT, () -> drained(sent, token));
      return sent.size() + (drained ? " responses" : " responses, still being worked on");
    } catch (IOException e) {
      throw new StackFailure("The demo data could not be loaded: " + e.getMessage(), e);
    }
  }

  private String token() throws IOException {
    var form =
        "grant_type=client_credentials&client_id="
            + encoded(clientId)
            + "&client_secret="
            + encoded(clientSecret);
    var request =
        HttpRequest.newBuilder(URI.create(baseUrl + "/api/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build();
    return json(request).path("access_token").asText();
  }

  private List<Sent> send(List<DemoFeedback.Item> items, String token) throws IOException {
    var sent = new ArrayList<Sent>();
    for (int from = 0; from < items.size(); from += BATCH) {
      var batch = items.subList(from, Math.min(items.size(), from + BATCH));
      var body = json.writeValueAsString(batch.stream().map(DemoFeedback.Item::event).toList());
      var request =
          authorised("/api/feedback/batch", token)
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString(body))
              .build();
      for (var verdict : json(request).path("items")) {
        if (!"accepted".equals(verdict.path("status").asText())) {
          throw new IOException("a demo response was refused: " + verdict);
        }
        var item = batch.get(verdict.path("index").asInt());
        sent.add(new Sent(item, verdict.path("receiptId").asText()));
      }
    }
    return sent;
  }

  private boolean drained(List<Sent> sent, String token) throws IOException {
    for (var one : sent.subList(Math.max(0, sent.size() - WATCHED), sent.size())) {
      var trace = json(authorised("/api/trace/" + one.receiptId(), token).GET().build());
      var assessed = hop(trace, "risk-scoring");
      var answered = hop(trace, "recovery-workflow") || trace.hasNonNull("outreach");
      if (!assessed || (one.item().expectsReaction() && !answered)) {
        return false;
      }
    }
    return true;
  }

  private static boolean hop(JsonNode trace, String service) {
    for (var hop : trace.path("hops")) {
      if (service.equals(hop.path("service").asText())) {
        return true;
      }
    }
    return false;
  }

  private HttpRequest.Builder authorised(String path, String token) {
    return HttpRequest.newBuilder(URI.create(baseUrl + path))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + token);
  }

  /** Everything here may be sent twice, so whatever is the server's fault is tried again. */
  private JsonNode json(HttpRequest request) throws IOException {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() < 300) {
          return json.readTree(answer.body());
        }
        if (answer.statusCode() < 500 || System.nanoTime() > deadline) {
          throw new IOException(
              request.uri().getPath() + " answered " + answer.statusCode() + ": " + answer.body());
        }
        Thread.sleep(500);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", e);
      }
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}

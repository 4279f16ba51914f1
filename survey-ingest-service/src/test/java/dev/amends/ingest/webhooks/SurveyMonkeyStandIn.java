package dev.amends.ingest.webhooks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Gives out responses as SurveyMonkey does, to those who have the token; the first time it is busy.
 */
public class SurveyMonkeyStandIn implements QuarkusTestResourceLifecycleManager {

  private static final String TOKEN = "token-of-the-installation";
  private static final String SURVEY = "/v3/surveys/1057/details";
  private static final String RESPONSE = "/v3/surveys/1057/responses/([^/]+)/details";

  private final AtomicInteger asked = new AtomicInteger();
  private HttpServer server;

  @Override
  public Map<String, String> start() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.start();
    return Map.of(
        "amends.webhook.fetch.surveymonkey.base-url",
        "http://127.0.0.1:" + server.getAddress().getPort(),
        "amends.webhook.fetch.surveymonkey.token",
        TOKEN);
  }

  private void answer(HttpExchange exchange) throws IOException {
    var path = exchange.getRequestURI().getPath();
    var authorised =
        ("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"));
    if (!authorised) {
      send(exchange, 401, "{}");
    } else if (asked.getAndIncrement() == 0) {
      send(exchange, 503, "busy");
    } else if (path.equals(SURVEY)) {
      send(exchange, 200, "{\"id\": \"1057\", \"pages\": []}");
    } else if (path.matches(RESPONSE)) {
      send(exchange, 200, response(path.replaceAll(RESPONSE, "$1")));
    } else {
      send(exchange, 404, "{}");
    }
  }

  private static String response(String id) {
    return """
        {"id": "%s", "date_created": "2026-05-01T21:57:14+00:00", "date_modified": "2026-05-01T21:59:38+00:00",
         "custom_variables": {"customer_id": "C-%s"},
         "pages": [{"questions": [{"id": "34", "answers": [{"text": "The box was open"}]}]}]}"""
        .formatted(id, id);
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    try (var out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  @Override
  public void stop() {
    server.stop(0);
  }
}

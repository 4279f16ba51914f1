package dev.amends.ingest.asking.adapter;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Takes SMS as a provider does and webhooks as a company's own system does, and tells under {@code
 * /received} what it took. It does not know numbers that end in 404, and breaks at those that end
 * in 503.
 */
public class ProviderStandIn implements QuarkusTestResourceLifecycleManager {

  static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  /** What was taken. */
  public record Taken(String path, Map<String, String> headers, String body) {}

  private final List<Taken> taken = new CopyOnWriteArrayList<>();
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
    var address = "http://127.0.0.1:" + server.getAddress().getPort();
    return Map.of(
        "amends.asking.sms.url",
        address + "/sms",
        "amends.asking.sms.username",
        "account",
        "amends.asking.sms.password",
        "password",
        "amends.asking.sms.from",
        "Acme",
        "amends.asking.webhook.url",
        address + "/hook",
        "amends.asking.webhook.secret",
        SECRET,
        "amends.test.provider",
        address);
  }

  private void answer(HttpExchange exchange) throws IOException {
    var path = exchange.getRequestURI().getPath();
    if (path.equals("/received")) {
      send(exchange, 200, new ObjectMapper().writeValueAsBytes(taken));
      return;
    }
    var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
    taken.add(new Taken(path, headers, body));
    send(exchange, status(body), new byte[] {'{', '}'});
  }

  private static int status(String body) {
    return body.contains("404&message") ? 404 : body.contains("503&message") ? 503 : 200;
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length);
    try (var out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  @Override
  public void stop() {
    server.stop(0);
  }
}

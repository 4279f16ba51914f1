package dev.amends.console;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.jose4j.json.JsonUtil;

/**
 * Stands in for a service: tells what reached it, and has a stream that ends only when the test
 * says so.
 */
final class FakeService implements AutoCloseable {

  static volatile CountDownLatch streamMayEnd = new CountDownLatch(1);

  private final HttpServer server;

  FakeService() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", FakeService::mirror);
    server.createContext("/api/recovery/stream", FakeService::stream);
    server.createContext("/api/feedback/batch", FakeService::refuseEarly);
    server.createContext("/api/customers/batch", FakeService::die);
    server.start();
  }

  String url() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  private static void mirror(HttpExchange exchange) throws IOException {
    var headers = exchange.getRequestHeaders();
    var seen = new LinkedHashMap<String, Object>();
    for (var name :
        new String[] {
          "Authorization", "Cookie", "X-Forwarded-For", "X-Forwarded-Host", "If-Match"
        }) {
      seen.put(name, headers.getFirst(name));
    }
    Map<String, Object> told =
        Map.of(
            "method",
            exchange.getRequestMethod(),
            "uri",
            exchange.getRequestURI().toString(),
            "headers",
            seen,
            "bodyBytes",
            exchange.getRequestBody().readAllBytes().length);
    var answer = JsonUtil.toJson(told).getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.getResponseHeaders().add("ETag", "\"3\"");
    exchange.sendResponseHeaders(200, answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }

  /** Takes the request and is gone before it answers. */
  private static void die(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    exchange.close();
  }

  /** As the services do with a body that is too long: the answer first, then the rest of it. */
  private static void refuseEarly(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readNBytes(1_000_000);
    var answer = "{\"code\": \"too-large\"}".getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(413, answer.length);
    exchange.getResponseBody().write(answer);
    exchange.getResponseBody().flush();
    exchange.getRequestBody().skip(Long.MAX_VALUE);
    exchange.close();
  }

  private static void stream(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    try (var body = exchange.getResponseBody()) {
      body.write("id: 1\nevent: case\ndata: {}\n\n".getBytes(StandardCharsets.UTF_8));
      body.flush();
      streamMayEnd.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    streamMayEnd.countDown();
    server.stop(0);
  }
}

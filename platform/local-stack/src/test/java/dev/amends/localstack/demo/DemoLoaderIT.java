package dev.amends.localstack.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.amends.localstack.process.StackFailure;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoLoaderIT {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  private final List<String> batches = Collections.synchronizedList(new ArrayList<>());
  private final AtomicInteger refuseFrom = new AtomicInteger(Integer.MAX_VALUE);
  private HttpServer gateway;

  @BeforeEach
  void startAGateway() throws IOException {
    gateway = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    gateway.createContext("/api/token", e -> answer(e, 200, "{\"access_token\":\"t\"}"));
    gateway.createContext("/api/feedback/batch", this::batch);
    gateway.createContext(
        "/api/trace/",
        e ->
            answer(
                e,
                200,
                "{\"hops\":[{\"service\":\"risk-scoring\"},{\"service\":\"recovery-workflow\"}]}"));
    gateway.start();
  }

  @AfterEach
  void stopIt() {
    gateway.stop(0);
  }

  @Test
  void fourHundredResponsesGoInByHundredsAndOnlyOnce() {
    assertEquals("400 responses", loader().load());
    assertEquals(4, batches.size());
    assertEquals("kept from before", loader().load());
    assertEquals(4, batches.size());
  }

  @Test
  void aLoadThatBrokeOffIsRepeatedWithTheVerySameResponses() {
    refuseFrom.set(2);
    assertThrows(StackFailure.class, () -> loader().load());
    var first = List.copyOf(batches);
    batches.clear();
    refuseFrom.set(Integer.MAX_VALUE);
    assertEquals("400 responses", loader().load());
    assertEquals(first, batches.subList(0, 2));
  }

  private DemoLoader loader() {
    var address = "http://localhost:" + gateway.getAddress().getPort();
    return new DemoLoader(address, "upstream-system", "secret", folder.resolve("demo-loaded"));
  }

  private void batch(HttpExchange exchange) throws IOException {
    if (batches.size() >= refuseFrom.get()) {
      answer(exchange, 400, "{\"code\":\"refused\"}");
      return;
    }
    var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    batches.add(body);
    var answer = JSON.createObjectNode();
    var items = answer.putArray("items");
    for (int i = 0; i < JSON.readTree(body).size(); i++) {
      items.addObject().put("index", i).put("status", "accepted").put("receiptId", "r" + i);
    }
    answer(exchange, 200, answer.toString());
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    try (var out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }
}

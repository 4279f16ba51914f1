package dev.amends.localstack.mail;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

/** {@code GET /messages?to=}, {@code DELETE /messages}, and a page for people at {@code /}. */
public final class MailApi implements AutoCloseable {

  private final HttpServer server;
  private final Mailbox mailbox;
  private final ObjectMapper json = new ObjectMapper();

  public MailApi(int port, Mailbox mailbox) throws IOException {
    this.mailbox = mailbox;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/messages", this::messages);
    server.createContext("/", this::page);
    server.start();
  }

  public int port() {
    return server.getAddress().getPort();
  }

  private void messages(HttpExchange exchange) throws IOException {
    switch (exchange.getRequestMethod()) {
      case "GET" ->
          answer(
              exchange,
              200,
              "application/json",
              json.writeValueAsString(mailbox.to(recipient(exchange))));
      case "DELETE" -> {
        mailbox.clear();
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
      }
      default -> answer(exchange, 405, "text/plain", "GET or DELETE only\n");
    }
  }

  private void page(HttpExchange exchange) throws IOException {
    if ("/".equals(exchange.getRequestURI().getPath())) {
      answer(exchange, 200, "text/html", MailPage.of(mailbox.to(null)));
    } else {
      answer(exchange, 404, "text/plain", "There is / and /messages.\n");
    }
  }

  private static String recipient(HttpExchange exchange) {
    var query = exchange.getRequestURI().getRawQuery();
    return query != null && query.startsWith("to=")
        ? URLDecoder.decode(query.substring("to=".length()), StandardCharsets.UTF_8)
        : null;
  }

  private static void answer(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
    exchange
        .getResponseHeaders()
        .set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
    exchange.sendResponseHeaders(status, bytes.length);
    try (var out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}

package dev.amends.localstack.testhost;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.amends.localstack.kafka.KafkaBroker;
import dev.amends.localstack.postgres.Databases;
import dev.amends.localstack.postgres.PostgresServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** What a test may ask of its stack; one command at a time, answered when it is done. */
final class StackControl {

  private final HttpServer server;
  private final PostgresServer postgres;
  private final KafkaBroker kafka;

  StackControl(PostgresServer postgres, KafkaBroker kafka) throws IOException {
    this.postgres = postgres;
    this.kafka = kafka;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    server.createContext("/", this::handle);
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  private void handle(HttpExchange exchange) throws IOException {
    var answer = "done";
    var status = 200;
    try {
      obey(exchange.getRequestURI().getPath());
    } catch (RuntimeException failure) {
      answer = String.valueOf(failure.getMessage());
      status = 500;
    }
    var bytes = answer.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    try (var body = exchange.getResponseBody()) {
      body.write(bytes);
    }
  }

  private void obey(String command) {
    switch (command) {
      case "/ping" -> {}
      case "/broker/pause" -> kafka.pause();
      case "/broker/resume" -> kafka.resume();
      case "/broker/kill" -> kafka.kill();
      case "/broker/start" -> startBroker();
      case "/database/stop" -> postgres.stop();
      case "/database/kill" -> postgres.kill();
      case "/database/start" -> startDatabase();
      default -> {
        if (!command.startsWith("/schema/")) {
          throw new IllegalArgumentException("unknown command " + command);
        }
        new Databases(postgres).fresh(command.substring("/schema/".length()), StackHost.OWNER);
      }
    }
  }

  private void startBroker() {
    if (!kafka.process().alive()) {
      kafka.start();
    }
  }

  private void startDatabase() {
    if (!postgres.process().alive()) {
      postgres.start();
    }
  }
}

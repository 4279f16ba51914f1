package dev.amends.ingest.webhooks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amends.ingest.verdict.Json;
import dev.amends.ingest.verdict.Json.Unreadable;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Gets documents from a tool's own REST interface, as the installation. */
@ApplicationScoped
class ToolDocuments {

  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final int OK = 200;

  private final WebhookConfig config;

  /** Redirects are not followed: the token is for the tool only. */
  private final HttpClient http =
      HttpClient.newBuilder()
          .connectTimeout(TIMEOUT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  ToolDocuments(WebhookConfig config) {
    this.config = config;
  }

  /** The tool did not give it; asking again may help. */
  static final class NotFetched extends Exception {
    NotFetched(String why) {
      super(why);
    }
  }

  boolean canFetch(Tool tool) {
    return config.fetch().containsKey(tool.name());
  }

  /**
   * @param path below the tool's address, beginning with a slash
   */
  JsonNode get(Tool tool, String path) throws NotFetched {
    var access = config.fetch().get(tool.name());
    if (tool.fetch() == null || access == null) {
      throw new NotFetched(
          "There is no access to " + tool.title() + ": set amends.webhook.fetch." + tool.name());
    }
    var prefix = tool.fetch().prefix() == null ? "" : tool.fetch().prefix();
    try {
      var request =
          HttpRequest.newBuilder(address(tool, access, path))
              .header("Accept", "application/json")
              .header(tool.fetch().header(), prefix + access.token())
              .build();
      var answer = answer(http.sendAsync(request, BodyHandlers.ofByteArray()));
      if (answer.statusCode() != OK) {
        throw new NotFetched(tool.title() + " answers " + answer.statusCode() + " for " + path);
      }
      return Json.read(answer.body());
    } catch (ExecutionException | TimeoutException e) {
      throw new NotFetched(tool.title() + " does not answer: " + e);
    } catch (Unreadable e) {
      throw new NotFetched(tool.title() + " does not answer with JSON: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NotFetched("The service is stopping.");
    } catch (IllegalArgumentException e) {
      // Its words may be those of the token.
      throw new NotFetched("The access to " + tool.title() + " cannot be written into a request");
    }
  }

  /** With its body: the client's own limit ends with the headers. */
  private static HttpResponse<byte[]> answer(CompletableFuture<HttpResponse<byte[]>> sent)
      throws ExecutionException, TimeoutException, InterruptedException {
    try {
      return sent.get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
    } finally {
      sent.cancel(true);
    }
  }

  /** A delivery may name whatever it likes; it stays below the tool's own address. */
  private static URI address(Tool tool, WebhookConfig.Access access, String path)
      throws NotFetched {
    var configured = access.baseUrl().orElse(tool.fetch().baseUrl());
    if (configured == null || !configured.matches("https?://.+")) {
      throw new NotFetched(
          "Set amends.webhook.fetch." + tool.name() + ".base-url to an address with http or https");
    }
    var base = configured.replaceAll("/+$", "");
    var address = URI.create(base + path);
    if (!path.startsWith("/") || !address.normalize().equals(address)) {
      throw new NotFetched(
          "The delivery names nothing that " + tool.title() + " could have: " + path);
    }
    return address;
  }

  @PreDestroy
  void close() {
    http.shutdownNow();
  }
}

package dev.amends.ingest.webhooks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amends.ingest.verdict.Json;
import dev.amends.ingest.verdict.Json.Unreadable;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

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
    var request =
        HttpRequest.newBuilder(address(tool, access, path))
            .timeout(TIMEOUT)
            .header("Accept", "application/json")
            .header(tool.fetch().header(), prefix + access.token())
            .build();
    try {
      var answer = http.send(request, BodyHandlers.ofByteArray());
      if (answer.statusCode() != OK) {
        throw new NotFetched(tool.title() + " answers " + answer.statusCode() + " for " + path);
      }
      return Json.read(answer.body());
    } catch (IOException e) {
      throw new NotFetched(tool.title() + " cannot be reached: " + e);
    } catch (Unreadable e) {
      throw new NotFetched(tool.title() + " does not answer with JSON: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NotFetched("The service is stopping.");
    }
  }

  /** A delivery may name whatever it likes; it stays below the tool's own address. */
  private static URI address(Tool tool, WebhookConfig.Access access, String path)
      throws NotFetched {
    var base = access.baseUrl().orElse(tool.fetch().baseUrl());
    if (base == null) {
      throw new NotFetched(
          tool.title()
              + " has no address of its own: set amends.webhook.fetch."
              + tool.name()
              + ".base-url");
    }
    try {
      var address = URI.create(base + path).normalize();
      if (path.startsWith("/") && address.toString().equals(base + path)) {
        return address;
      }
    } catch (IllegalArgumentException e) {
      // Refused below.
    }
    throw new NotFetched(
        "The delivery names nothing that " + tool.title() + " could have: " + path);
  }

  @PreDestroy
  void close() {
    http.close();
  }
}

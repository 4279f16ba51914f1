package dev.amends.localstack.identity;

import com.nimbusds.common.contenttype.ContentType;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import net.minidev.json.JSONObject;

/** Between the JDK's server and Nimbus's request types. */
final class Http {

  private static final int BODY_LIMIT = 64 * 1024;

  private Http() {}

  static HTTPRequest request(HttpExchange exchange, String issuer) throws IOException {
    var method = HTTPRequest.Method.valueOf(exchange.getRequestMethod());
    var request = new HTTPRequest(method, URI.create(issuer + exchange.getRequestURI()).toURL());
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> request.setHeader(name, values.getFirst()));
    request.setBody(body(exchange));
    return request;
  }

  static String body(HttpExchange exchange) throws IOException {
    var bytes = exchange.getRequestBody().readNBytes(BODY_LIMIT);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  static void json(HttpExchange exchange, int status, Map<String, ?> body) throws IOException {
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    send(exchange, status, ContentType.APPLICATION_JSON.toString(), JSONObject.toJSONString(body));
  }

  static void error(HttpExchange exchange, ErrorObject error) throws IOException {
    var status = error.getHTTPStatusCode() == 0 ? 400 : error.getHTTPStatusCode();
    if (status == 401) {
      exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"amends\"");
    }
    json(exchange, status, error.toJSONObject());
  }

  static void html(HttpExchange exchange, int status, String page, String formTargets)
      throws IOException {
    var headers = exchange.getResponseHeaders();
    headers.set("Cache-Control", "no-store");
    headers.set(
        "Content-Security-Policy",
        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none';"
            + " form-action 'self' "
            + formTargets);
    send(exchange, status, "text/html; charset=utf-8", page);
  }

  static void redirect(HttpExchange exchange, URI to) throws IOException {
    exchange.getResponseHeaders().set("Location", to.toString());
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.sendResponseHeaders(303, -1);
    exchange.close();
  }

  private static void send(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length);
    try (var out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }
}

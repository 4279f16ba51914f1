package dev.amends.console;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import io.vertx.ext.web.RoutingContext;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyOptions;
import io.vertx.httpproxy.ProxyResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Passes a request on and its answer back, both as they flow: nothing is collected on the way. */
@ApplicationScoped
class Forwarding {

  private static final Logger LOG = Logger.getLogger(Forwarding.class);

  private static final Set<HttpMethod> WITH_BODY =
      Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH);

  private final HttpClient client;

  Forwarding(Vertx vertx, GatewayConfig config) {
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setConnectTimeout((int) config.connectTimeout().toMillis())
                .setIdleTimeout((int) config.idleTimeout().toMillis())
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setMaxPoolSize(config.connectionsMaxSize())
                .setMaxWaitQueueSize(config.queueMaxSize()));
  }

  /**
   * @param token the session's access token; empty leaves the caller's own Authorization header
   *     alone
   */
  void forward(RoutingContext context, Target target, Optional<String> token) {
    sayThatABodyFollows(context.request());
    HttpProxy.reverseProxy(new ProxyOptions().setSupportWebSocket(false), client)
        .origin(proxy -> open(context, target))
        .addInterceptor(new Translation(context, target, token))
        .handle(context.request());
  }

  /**
   * HTTP/2 needs no header to say that a body follows, HTTP/1.1 towards the service does: the proxy
   * passes on only what one of its two headers announces.
   */
  private static void sayThatABodyFollows(HttpServerRequest request) {
    var announced =
        request.headers().contains(HttpHeaders.CONTENT_LENGTH)
            || request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
    if (request.version() == HttpVersion.HTTP_2
        && WITH_BODY.contains(request.method())
        && !announced) {
      request.headers().set(HttpHeaders.TRANSFER_ENCODING, HttpHeaders.CHUNKED);
    }
  }

  private Future<HttpClientRequest> open(RoutingContext context, Target target) {
    var origin = target.origin();
    var tls = "https".equals(origin.getScheme());
    var port = origin.getPort() > 0 ? origin.getPort() : tls ? 443 : 80;
    return client
        .request(new RequestOptions().setHost(origin.getHost()).setPort(port).setSsl(tls))
        .onSuccess(request -> stopWhenTheBrowserLeaves(context, request));
  }

  /**
   * Else a closed tab would keep its event stream open towards the service until the next
   * heartbeat.
   */
  private static void stopWhenTheBrowserLeaves(RoutingContext context, HttpClientRequest request) {
    context.addEndHandler(
        ended -> {
          if (ended.failed()) {
            request.reset();
          }
        });
  }

  private record Translation(RoutingContext context, Target target, Optional<String> token)
      implements ProxyInterceptor {

    @Override
    public Future<ProxyResponse> handleProxyRequest(ProxyContext proxy) {
      var request = proxy.request();
      var query = context.request().query();
      request.setURI(query == null ? target.path() : target.path() + "?" + query);
      var headers = request.headers();
      keepForeignCookies(context.request(), headers);
      token.ifPresent(value -> headers.set("Authorization", "Bearer " + value));
      sayWhoAsked(context.request(), headers);
      return proxy.sendRequest().recover(failure -> unavailable(proxy, failure));
    }

    @Override
    public Future<Void> handleProxyResponse(ProxyContext proxy) {
      var headers = proxy.response().headers();
      if (!headers.contains("X-Content-Type-Options")) {
        headers.set("X-Content-Type-Options", "nosniff");
      }
      var type = headers.get("Content-Type");
      if (type != null && type.startsWith("text/event-stream")) {
        // Compression would hold events back until its buffer is full.
        headers.set("Content-Encoding", "identity").set("X-Accel-Buffering", "no");
      }
      return proxy.sendResponse();
    }

    private static void keepForeignCookies(HttpServerRequest request, MultiMap headers) {
      var others =
          request.cookies().stream()
              .filter(cookie -> !BrowserSession.isOurs(cookie))
              .map(Cookie::encode)
              .collect(Collectors.joining("; "));
      headers.remove("Cookie");
      if (!others.isEmpty()) {
        headers.set("Cookie", others);
      }
    }

    /** Overwrites what the caller claims: only the connection itself is believed. */
    private static void sayWhoAsked(HttpServerRequest request, MultiMap headers) {
      headers
          .remove("Forwarded")
          .set("X-Forwarded-For", request.remoteAddress().hostAddress())
          .set("X-Forwarded-Proto", request.scheme())
          .set("X-Forwarded-Host", String.valueOf(request.authority()));
    }

    private Future<ProxyResponse> unavailable(ProxyContext proxy, Throwable failure) {
      LOG.warnf("%s did not answer: %s", target.origin(), failure.toString());
      var problem = Problem.SERVICE_UNAVAILABLE;
      Buffer body = problem.body();
      // Not released first: over HTTP/2 a released request is never answered.
      var response = proxy.request().response();
      response
          .setStatusCode(problem.status)
          .putHeader("Content-Type", Problem.MEDIA_TYPE)
          .putHeader("Cache-Control", "no-store")
          .putHeader("Retry-After", Problem.RETRY_AFTER_SECONDS)
          .setBody(Body.body(body));
      return Future.succeededFuture(response);
    }
  }
}

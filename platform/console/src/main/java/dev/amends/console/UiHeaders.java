package dev.amends.console;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/** What the browser may do with the console's own pages, and how long it may keep them. */
@ApplicationScoped
class UiHeaders {

  /**
   * React Aria adds one constant style element (touch-action for pressable elements). Its hash is
   * allowed rather than inline styles as such; after an upgrade the browser's console names the new
   * hash.
   */
  private static final String REACT_ARIA_STYLE =
      "'sha256-38RhXrc7EdReTKsOm23ZPOCUgniTUUcjky8QOOrQx6o='";

  private static final String POLICY =
      String.join(
          "; ",
          "default-src 'self'",
          "script-src 'self'",
          "style-src 'self' " + REACT_ARIA_STYLE,
          "img-src 'self' data:",
          "connect-src 'self'",
          "object-src 'none'",
          "base-uri 'none'",
          "form-action 'self'",
          "frame-ancestors 'none'");

  /** Pages of the services bring their own policy. */
  private static final List<String> NOT_OURS = List.of("/api/", "/s/", "/c/", "/r/", "/q/");

  void register(@Observes Router router) {
    router.route().order(Order.HEADERS).handler(this::prepare);
  }

  private void prepare(RoutingContext context) {
    var path = context.normalizedPath();
    if (NOT_OURS.stream().noneMatch(path::startsWith)) {
      // At the end, since the file handler would write its own idea of caching over ours.
      context.addHeadersEndHandler(done -> write(context.response(), path));
    }
    context.next();
  }

  private static void write(HttpServerResponse response, String path) {
    var headers = response.headers();
    headers
        .set("Content-Security-Policy", POLICY)
        .set("X-Content-Type-Options", "nosniff")
        .set("Referrer-Policy", "same-origin")
        .set("X-Frame-Options", "DENY")
        .set("Cross-Origin-Opener-Policy", "same-origin");
    // Built files carry a hash of their content in the name; every other name may change its
    // content.
    var hashed = path.startsWith("/assets/") && response.getStatusCode() == 200;
    headers.set("Cache-Control", hashed ? "public, max-age=31536000, immutable" : "no-cache");
  }
}

package dev.amends.edge.problem;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;

/**
 * Refuses a body that announces more bytes than its address takes, before a byte of it is read. The
 * server's own limit, which closes the connection without a word, stays behind it for bodies of
 * unannounced length.
 */
@ApplicationScoped
class BodyLimit {

  /** The limits, by the beginning of the path; the longest beginning that fits counts. */
  @ConfigMapping(prefix = "amends.http")
  interface Limits {

    /** Bytes that an address takes unless it has a limit of its own. */
    @WithDefault("1048576")
    long maxBodySize();

    /** Path beginning to bytes. */
    Map<String, Long> maxBodySizeOf();
  }

  private static final int BEFORE_EVERYTHING = 1_000;

  private final Limits limits;

  BodyLimit(Limits limits) {
    this.limits = limits;
  }

  void register(@Observes Filters filters) {
    filters.register(this::check, BEFORE_EVERYTHING);
  }

  private void check(RoutingContext context) {
    var announced = announcedLength(context);
    var limit = limitOf(context.normalizedPath());
    if (announced <= limit) {
      context.next();
      return;
    }
    var code = ErrorCode.TOO_LARGE;
    context
        .response()
        .setStatusCode(code.status())
        .putHeader("Content-Type", "application/problem+json")
        // The rest of the body will not be read, so the connection cannot serve another request.
        .putHeader("Connection", "close")
        .end(
            new JsonObject()
                .put("type", code.type().toString())
                .put("title", code.title())
                .put("status", code.status())
                .put(
                    "detail",
                    "At most " + limit + " bytes fit here; send smaller batches or a file import.")
                .put("code", code.code())
                .encode());
  }

  private long limitOf(String path) {
    var longest = "";
    for (var beginning : limits.maxBodySizeOf().keySet()) {
      if (path.startsWith(beginning) && beginning.length() > longest.length()) {
        longest = beginning;
      }
    }
    return longest.isEmpty() ? limits.maxBodySize() : limits.maxBodySizeOf().get(longest);
  }

  private static long announcedLength(RoutingContext context) {
    var header = context.request().getHeader("Content-Length");
    try {
      return header == null ? 0 : Long.parseLong(header);
    } catch (NumberFormatException e) {
      // The HTTP decoder refuses such a request by itself.
      return 0;
    }
  }
}

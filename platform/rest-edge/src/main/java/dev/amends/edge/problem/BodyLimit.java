package dev.amends.edge.problem;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Refuses a body that announces more bytes than its address takes, before a byte of it is read.
 * {@link UnannouncedBody} counts those that announce nothing.
 */
@ApplicationScoped
class BodyLimit {

  private static final int BEFORE_EVERYTHING = 1_000;

  private final BodyLimits limits;

  BodyLimit(BodyLimits limits) {
    this.limits = limits;
  }

  void register(@Observes Filters filters) {
    filters.register(this::check, BEFORE_EVERYTHING);
  }

  private void check(RoutingContext context) {
    var announced = announcedLength(context);
    var limit = limits.of(context.normalizedPath());
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
                .put("detail", BodyLimits.refusal(limit))
                .put("code", code.code())
                .encode());
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

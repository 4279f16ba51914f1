package dev.amends.console;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/** The gateway's own refusals, in the form and with the codes that every service uses. */
enum Problem {
  NOT_AUTHENTICATED(401, "not-authenticated", "Sign in first, or send a bearer token."),
  CSRF(403, "csrf", "A change needs this site as its Origin and the header X-Amends-CSRF."),
  UNKNOWN_ROUTE(404, "unknown-route", "There is nothing at this address."),
  AMBIGUOUS_PATH(400, "ambiguous-path", "The path must be written in its plain form."),
  SERVICE_UNAVAILABLE(
      503, "service-unavailable", "The service behind this address does not answer.");

  static final String MEDIA_TYPE = "application/problem+json";
  static final String RETRY_AFTER_SECONDS = "5";

  final int status;
  final String code;
  private final String title;

  Problem(int status, String code, String title) {
    this.status = status;
    this.code = code;
    this.title = title;
  }

  Buffer body() {
    return new JsonObject()
        .put("type", "/docs/errors#" + code)
        .put("title", title)
        .put("status", status)
        .put("code", code)
        .toBuffer();
  }

  void answer(RoutingContext context) {
    var response = context.response();
    if (response.ended() || response.headWritten()) {
      return;
    }
    response
        .setStatusCode(status)
        .putHeader("Content-Type", MEDIA_TYPE)
        .putHeader("Cache-Control", "no-store");
    if (this == SERVICE_UNAVAILABLE) {
      response.putHeader("Retry-After", RETRY_AFTER_SECONDS);
    }
    response.end(body());
  }
}

package dev.amends.edge.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response.Status;
import java.net.URI;

/**
 * Every code an answer can carry. A code never changes its meaning; {@code docs/errors.md} says for
 * each what it means and the way out.
 */
public enum ErrorCode {
  // The caller's
  INVALID("invalid", 400, "The request is not valid"),
  MALFORMED_JSON("malformed-json", 400, "The body is not JSON of the expected shape"),
  BROKEN_ENCODING("broken-encoding", 400, "The text is not valid UTF-8"),
  INVALID_CSV("invalid-csv", 400, "The file is not CSV as the mapping expects it"),
  NOT_AUTHENTICATED("not-authenticated", 401, "A valid bearer token is needed"),
  BAD_SIGNATURE("bad-signature", 401, "The signature does not match the delivery"),
  FORBIDDEN("forbidden", 403, "Your roles do not allow this"),
  NOT_FOUND("not-found", 404, "There is nothing here by that id"),
  UNKNOWN_ROUTE("unknown-route", 404, "There is no such address"),
  METHOD_NOT_ALLOWED("method-not-allowed", 405, "This address does not take that method"),
  NOT_ACCEPTABLE("not-acceptable", 406, "This address cannot answer in that format"),
  ILLEGAL_STATE("illegal-state", 409, "The current state does not allow this"),
  DELIVERY_ALTERED("delivery-altered", 409, "This delivery id came before with another body"),
  KEY_REUSED(
      "idempotency-key-reused", 409, "This idempotency key came before with another request"),
  STALE("stale", 412, "It was changed meanwhile"),
  TOO_LARGE("too-large", 413, "The body is larger than this address takes"),
  TOO_MANY_ITEMS("too-many-items", 413, "The batch has more items than one request may carry"),
  UNSUPPORTED_MEDIA_TYPE(
      "unsupported-media-type", 415, "This address does not take that content type"),
  TOO_MANY_REQUESTS("too-many-requests", 429, "This is faster than was agreed"),
  // Ours
  INTERNAL("internal", 500, "Something went wrong on our side"),
  // A dependency's
  BROKER_UNAVAILABLE("broker-unavailable", 503, "The event broker did not confirm in time"),
  DATABASE_UNAVAILABLE("database-unavailable", 503, "The database did not answer in time"),
  SERVICE_UNAVAILABLE("service-unavailable", 503, "The service cannot take this right now");

  /** Seconds after which a request that met a missing dependency may be sent again. */
  public static final int RETRY_AFTER_SECONDS = 5;

  private final String code;
  private final int status;
  private final String title;

  ErrorCode(String code, int status, String title) {
    this.code = code;
    this.status = status;
    this.title = title;
  }

  public String code() {
    return code;
  }

  public int status() {
    return status;
  }

  public String title() {
    return title;
  }

  /** Where the documentation explains this code. */
  public URI type() {
    return URI.create("/docs/errors#" + code);
  }

  /** A problem to be thrown; {@code detail} says what happened and how to go on. */
  public HttpProblem because(String detail) {
    return with(detail).build();
  }

  /** As {@link #because}, open for further members. */
  public HttpProblem.Builder with(String detail) {
    var problem =
        HttpProblem.builder()
            .withType(type())
            .withTitle(title)
            .withStatus(new ProblemStatus(status, title))
            .withDetail(detail)
            .with("code", code);
    return status == Status.SERVICE_UNAVAILABLE.getStatusCode()
        ? problem.withHeader("Retry-After", RETRY_AFTER_SECONDS)
        : problem;
  }

  /** The code for an error that was only known by its status. */
  static ErrorCode ofStatus(int status) {
    return switch (status) {
      case 401 -> NOT_AUTHENTICATED;
      case 403 -> FORBIDDEN;
      case 404 -> UNKNOWN_ROUTE;
      case 405 -> METHOD_NOT_ALLOWED;
      case 406 -> NOT_ACCEPTABLE;
      case 409 -> ILLEGAL_STATE;
      case 412 -> STALE;
      case 413 -> TOO_LARGE;
      case 415 -> UNSUPPORTED_MEDIA_TYPE;
      case 503 -> SERVICE_UNAVAILABLE;
      default -> status >= 400 && status < 500 ? INVALID : INTERNAL;
    };
  }
}

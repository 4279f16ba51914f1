package dev.amends.console;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.Set;

/**
 * Says whether a change asked for with the session cookie comes from the console itself.
 *
 * <p>SameSite=Lax already keeps the cookie off foreign posts in current browsers. The Origin covers
 * older ones and sibling subdomains; the header cannot be set by a form at all.
 */
final class CsrfGuard {

  static final String HEADER = "X-Amends-CSRF";
  private static final Set<HttpMethod> SAFE =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  private CsrfGuard() {}

  static boolean allows(HttpServerRequest request) {
    if (SAFE.contains(request.method())) {
      return true;
    }
    return request.getHeader(HEADER) != null
        && ownOrigin(request).equalsIgnoreCase(sender(request));
  }

  private static String ownOrigin(HttpServerRequest request) {
    return request.scheme() + "://" + request.authority();
  }

  private static String sender(HttpServerRequest request) {
    var origin = request.getHeader("Origin");
    if (origin != null) {
      return origin;
    }
    var referer = request.getHeader("Referer");
    if (referer == null) {
      return "";
    }
    try {
      var uri = URI.create(referer);
      return uri.getScheme() + "://" + uri.getRawAuthority();
    } catch (IllegalArgumentException unreadable) {
      return "";
    }
  }
}

package dev.amends.console;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * The signed-in person behind a session cookie. Looking renews the tokens when they have expired.
 */
@ApplicationScoped
class BrowserSession {

  private static final Logger LOG = Logger.getLogger(BrowserSession.class);

  /** Session and sign-in state, chunks included: ours alone, never shown to a service. */
  private static final String COOKIE_PREFIX = "q_";

  private static final String SESSION_COOKIE_PREFIX = "q_session";

  private final HttpAuthenticator authenticator;

  BrowserSession(HttpAuthenticator authenticator) {
    this.authenticator = authenticator;
  }

  static boolean isOurs(Cookie cookie) {
    return cookie.getName().startsWith(COOKIE_PREFIX);
  }

  /**
   * Empty when nobody is signed in or the session cannot be renewed: for an API both mean "sign
   * in".
   */
  Uni<Optional<SecurityIdentity>> find(RoutingContext context) {
    if (context.request().cookies().stream().noneMatch(BrowserSession::isOurs)) {
      return Uni.createFrom().item(Optional.empty());
    }
    // Asked directly: Quarkus' own way around it answers a failure with a redirect, which no API
    // call wants.
    return authenticator
        .attemptAuthentication(context)
        .map(identity -> Optional.ofNullable(identity).filter(found -> !found.isAnonymous()))
        .onFailure()
        .recoverWithItem(
            failure -> {
              LOG.debugf("A session was not accepted: %s", failure.toString());
              return Optional.empty();
            });
  }

  static String accessToken(SecurityIdentity identity) {
    return identity.getCredential(AccessTokenCredential.class).getToken();
  }

  static void end(RoutingContext context) {
    context.request().cookies().stream()
        .map(Cookie::getName)
        .filter(name -> name.startsWith(SESSION_COOKIE_PREFIX))
        .toList()
        .forEach(
            name ->
                context
                    .response()
                    .addCookie(
                        Cookie.cookie(name, "").setPath("/").setMaxAge(0).setHttpOnly(true)));
  }
}

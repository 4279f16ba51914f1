package dev.amends.console;

import io.quarkus.oidc.OidcConfigurationMetadata;
import io.quarkus.security.AuthenticationRedirectException;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;

/** Signing in, out, and asking who one is. */
@ApplicationScoped
class SessionRoutes {

  private static final Logger LOG = Logger.getLogger(SessionRoutes.class);

  private static final String PROVIDER_METADATA = "configuration-metadata";

  private final BrowserSession sessions;
  private final String clientId;

  SessionRoutes(
      BrowserSession sessions, @ConfigProperty(name = "quarkus.oidc.client-id") String clientId) {
    this.sessions = sessions;
    this.clientId = clientId;
  }

  void register(@Observes Router router) {
    router.get("/api/session").order(Order.SESSION).handler(this::whoAmI);
    router.get("/login").order(Order.SESSION).handler(this::afterLogin);
    router.route("/login*").order(Order.SESSION).failureHandler(SessionRoutes::loginFailed);
    router.post("/logout").order(Order.SESSION).handler(this::logout);
  }

  private void whoAmI(RoutingContext context) {
    sessions
        .find(context)
        .subscribe()
        .with(
            person ->
                person.ifPresentOrElse(
                    identity -> json(context, describe(identity)),
                    () -> Problem.NOT_AUTHENTICATED.answer(context)));
  }

  /**
   * Reached only signed in: the permission on this path sends everybody else to the provider first.
   */
  private void afterLogin(RoutingContext context) {
    context
        .response()
        .setStatusCode(303)
        .putHeader(HttpHeaders.LOCATION, LocalPath.orHome(context.request().getParam("to")))
        .putHeader("Cache-Control", "no-store")
        .end();
  }

  /**
   * A provider that is away, or somebody who changed their mind there: back to the page with the
   * button.
   */
  private static void loginFailed(RoutingContext context) {
    if (context.failure() instanceof AuthenticationRedirectException) {
      // Not a failure at all: how Quarkus leads on after the provider's answer.
      context.next();
      return;
    }
    LOG.warnf("A sign-in did not succeed: %s", context.failure());
    if (!context.response().ended()) {
      context
          .response()
          .setStatusCode(303)
          .putHeader(HttpHeaders.LOCATION, "/?sign-in=failed")
          .end();
    }
  }

  private void logout(RoutingContext context) {
    if (!CsrfGuard.allows(context.request())) {
      Problem.CSRF.answer(context);
      return;
    }
    sessions
        .find(context)
        .subscribe()
        .with(
            person -> {
              BrowserSession.end(context);
              json(context, new JsonObject().put("next", goodbye(context, person)));
            });
  }

  /**
   * The provider keeps a session of its own, which has to end too. It learns who we are from the
   * client id: the usual id_token_hint would put a token within reach of JavaScript.
   */
  private String goodbye(RoutingContext context, Optional<SecurityIdentity> person) {
    return person
        .map(identity -> identity.<OidcConfigurationMetadata>getAttribute(PROVIDER_METADATA))
        .map(OidcConfigurationMetadata::getEndSessionUri)
        .map(
            uri ->
                uri
                    + (uri.contains("?") ? "&" : "?")
                    + "client_id="
                    + encode(clientId)
                    + "&post_logout_redirect_uri="
                    + encode(
                        context.request().scheme() + "://" + context.request().authority() + "/"))
        .orElse("/");
  }

  private static JsonObject describe(SecurityIdentity identity) {
    var username = identity.getPrincipal().getName();
    var name =
        identity.getPrincipal() instanceof JsonWebToken token
            ? token.<String>getClaim("name")
            : null;
    var roles = identity.getRoles().stream().sorted().toList();
    return new JsonObject()
        .put("username", username)
        .put("name", name == null ? username : name)
        .put("roles", new JsonArray(roles));
  }

  private static void json(RoutingContext context, JsonObject body) {
    context
        .response()
        .putHeader("Content-Type", "application/json")
        .putHeader("Cache-Control", "no-store")
        .end(body.toBuffer());
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}

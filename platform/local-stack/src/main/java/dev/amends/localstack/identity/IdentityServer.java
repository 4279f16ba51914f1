package dev.amends.localstack.identity;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;

/** A small OpenID provider for one machine, never shipped: real checks, no registration. */
public final class IdentityServer implements AutoCloseable {

  /** The console's client id. */
  public static final String CONSOLE = "amends-console";

  private final HttpServer server;
  private final String issuer;
  private final RSAKey key;
  private final Tokens tokens;
  private final RedirectRule redirects;

  public IdentityServer(
      int port, String issuer, String consoleUrl, RSAKey key, Directory directory, Clock clock)
      throws IOException {
    this.issuer = issuer;
    this.key = key;
    this.tokens = new Tokens(issuer, key, clock);
    this.redirects = new RedirectRule(consoleUrl);
    var codes = new CodeStore(clock);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    var authorize = new AuthorizeEndpoint(directory, codes, redirects);
    var token = new TokenEndpoint(directory, codes, tokens, issuer);
    context("/.well-known/openid-configuration", this::discovery, "GET");
    context("/jwks", this::jwks, "GET");
    context("/authorize", authorize::handle, "GET", "POST");
    context("/token", token::handle, "POST");
    context("/userinfo", this::userinfo, "GET", "POST");
    context("/logout", this::logout, "GET", "POST");
    server.start();
  }

  public int port() {
    return server.getAddress().getPort();
  }

  /** The JDK's server matches by prefix; here a path is that path and nothing below it. */
  private void context(String path, HttpHandler handler, String... methods) {
    server.createContext(
        path,
        exchange -> {
          if (!path.equals(exchange.getRequestURI().getPath())) {
            Http.json(exchange, 404, Map.of("error", "not_found"));
          } else if (!List.of(methods).contains(exchange.getRequestMethod())) {
            Http.json(exchange, 405, Map.of("error", "method_not_allowed"));
          } else {
            handler.handle(exchange);
          }
        });
  }

  private void discovery(HttpExchange exchange) throws IOException {
    var document = new LinkedHashMap<String, Object>();
    document.put("issuer", issuer);
    document.put("authorization_endpoint", issuer + "/authorize");
    document.put("token_endpoint", issuer + "/token");
    document.put("userinfo_endpoint", issuer + "/userinfo");
    document.put("end_session_endpoint", issuer + "/logout");
    document.put("jwks_uri", issuer + "/jwks");
    document.put("scopes_supported", List.of("openid", "profile", "email"));
    document.put("response_types_supported", List.of("code"));
    document.put(
        "grant_types_supported",
        List.of("authorization_code", "refresh_token", "password", "client_credentials"));
    document.put("subject_types_supported", List.of("public"));
    document.put("id_token_signing_alg_values_supported", List.of("RS256"));
    document.put(
        "token_endpoint_auth_methods_supported",
        List.of("client_secret_basic", "client_secret_post", "none"));
    document.put("code_challenge_methods_supported", List.of("S256"));
    document.put(
        "claims_supported",
        List.of("iss", "sub", "aud", "groups", "preferred_username", "name", "email", "nonce"));
    Http.json(exchange, 200, document);
  }

  private void jwks(HttpExchange exchange) throws IOException {
    Http.json(exchange, 200, new JWKSet(key.toPublicJWK()).toJSONObject());
  }

  private void userinfo(HttpExchange exchange) throws IOException {
    var header = exchange.getRequestHeaders().getFirst("Authorization");
    var claims =
        header != null && header.startsWith("Bearer ")
            ? tokens.readAccess(header.substring("Bearer ".length()))
            : java.util.Optional.<com.nimbusds.jwt.JWTClaimsSet>empty();
    if (claims.isEmpty()) {
      exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer error=\"invalid_token\"");
      Http.json(exchange, 401, Map.of("error", "invalid_token"));
      return;
    }
    var person = new LinkedHashMap<String, Object>();
    for (var name : List.of("sub", "preferred_username", "name", "email", "groups")) {
      if (claims.get().getClaim(name) != null) {
        person.put(name, claims.get().getClaim(name));
      }
    }
    Http.json(exchange, 200, person);
  }

  /** There is no session here to end: the browser goes back, if the address is the console's. */
  private void logout(HttpExchange exchange) throws IOException {
    var raw =
        "POST".equals(exchange.getRequestMethod())
            ? Http.body(exchange)
            : exchange.getRequestURI().getRawQuery();
    var parameters = URLUtils.parseParameters(raw);
    var wanted =
        parameters.getOrDefault("post_logout_redirect_uri", List.of(redirects.base() + "/"));
    var uri = parsed(wanted.getFirst());
    if (!redirects.allows(uri)) {
      Http.json(exchange, 400, Map.of("error", "invalid_request"));
      return;
    }
    var state = parameters.get("state");
    Http.redirect(
        exchange,
        state == null
            ? uri
            : URI.create(
                uri
                    + (uri.getRawQuery() == null ? "?" : "&")
                    + URLUtils.serializeParameters(Map.of("state", state))));
  }

  private static URI parsed(String uri) {
    try {
      return URI.create(uri);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}

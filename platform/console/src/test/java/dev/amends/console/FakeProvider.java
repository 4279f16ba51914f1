package dev.amends.console;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/** An OpenID provider where everybody is Karin and never has to type a password. */
final class FakeProvider implements AutoCloseable {

  static final String CLIENT = "amends-console";

  /**
   * Below what the gateway allows for clock differences, tokens of negative age have expired at
   * once.
   */
  static volatile int tokenSeconds = 300;

  static final AtomicInteger RENEWALS = new AtomicInteger();

  private final HttpServer server;
  private final RsaJsonWebKey key;
  private final Map<String, String> nonces = new HashMap<>();

  FakeProvider() throws IOException, JoseException {
    key = RsaJwkGenerator.generateJwk(2048);
    key.setKeyId("test");
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/.well-known/openid-configuration", this::discovery);
    server.createContext("/jwks", this::keys);
    server.createContext("/authorize", this::authorize);
    server.createContext("/token", this::token);
    server.start();
  }

  String issuer() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  private void discovery(HttpExchange exchange) throws IOException {
    json(
        exchange,
        Map.of(
            "issuer", issuer(),
            "authorization_endpoint", issuer() + "/authorize",
            "token_endpoint", issuer() + "/token",
            "jwks_uri", issuer() + "/jwks",
            "end_session_endpoint", issuer() + "/logout"));
  }

  private void keys(HttpExchange exchange) throws IOException {
    json(exchange, Map.of("keys", List.of(key.toParams(OutputControlLevel.PUBLIC_ONLY))));
  }

  private void authorize(HttpExchange exchange) throws IOException {
    var query = form(exchange.getRequestURI().getRawQuery());
    if (!"S256".equals(query.get("code_challenge_method"))) {
      exchange.sendResponseHeaders(400, -1);
      return;
    }
    nonces.put("code-1", query.getOrDefault("nonce", ""));
    var state = URLEncoder.encode(query.get("state"), StandardCharsets.UTF_8);
    var back = URI.create(query.get("redirect_uri") + "?code=code-1&state=" + state);
    exchange.getResponseHeaders().add("Location", back.toString());
    exchange.sendResponseHeaders(302, -1);
    exchange.close();
  }

  private void token(HttpExchange exchange) throws IOException {
    var form = form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    var renewal = "refresh_token".equals(form.get("grant_type"));
    if (renewal) {
      RENEWALS.incrementAndGet();
      tokenSeconds = 300;
    }
    json(
        exchange,
        Map.of(
            "token_type",
            "Bearer",
            "expires_in",
            tokenSeconds,
            "access_token",
            signed(access()),
            "refresh_token",
            "renew-me",
            "id_token",
            signed(identity(nonces.get(form.getOrDefault("code", ""))))));
  }

  private JwtClaims access() {
    var claims = claims("amends");
    claims.setStringListClaim("groups", "agent", "team-lead");
    return claims;
  }

  private JwtClaims identity(String nonce) {
    var claims = claims(CLIENT);
    claims.setStringClaim("name", "Karin Ek");
    if (nonce != null && !nonce.isEmpty()) {
      claims.setStringClaim("nonce", nonce);
    }
    return claims;
  }

  private JwtClaims claims(String audience) {
    var claims = new JwtClaims();
    claims.setIssuer(issuer());
    claims.setAudience(audience);
    claims.setSubject("u-1");
    claims.setStringClaim("preferred_username", "karin");
    claims.setIssuedAtToNow();
    claims.setExpirationTimeMinutesInTheFuture(tokenSeconds / 60f);
    return claims;
  }

  private String signed(JwtClaims claims) {
    try {
      var jws = new JsonWebSignature();
      jws.setPayload(claims.toJson());
      jws.setKey(key.getPrivateKey());
      jws.setKeyIdHeaderValue(key.getKeyId());
      jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
      return jws.getCompactSerialization();
    } catch (JoseException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Map<String, String> form(String text) {
    var values = new HashMap<String, String>();
    for (var pair : text.split("&")) {
      var parts = pair.split("=", 2);
      values.put(
          parts[0], parts.length > 1 ? URLDecoder.decode(parts[1], StandardCharsets.UTF_8) : "");
    }
    return values;
  }

  private static void json(HttpExchange exchange, Map<String, Object> body) throws IOException {
    var bytes = JsonUtil.toJson(body).getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}

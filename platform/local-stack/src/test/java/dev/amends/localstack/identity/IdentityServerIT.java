package dev.amends.localstack.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import dev.amends.localstack.process.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdentityServerIT {

  private static final String CONSOLE = "http://localhost:8080";
  private static final String BACK = CONSOLE + "/callback";
  private static final ObjectMapper JSON = new ObjectMapper();

  // One key for all tests: making one takes a second.
  @TempDir static Path folder;

  private final HttpClient http = HttpClient.newHttpClient();
  private final CodeVerifier verifier = new CodeVerifier();
  private final MovableClock clock = new MovableClock();
  private String issuer;
  private IdentityServer server;

  @BeforeEach
  void start() throws IOException {
    var port = Ports.free();
    issuer = "http://localhost:" + port;
    var directory =
        new Directory(
            List.of(
                new Account("agent", "secret-1", List.of("agent"), true),
                new Account("upstream-system", "secret-2", List.of("upstream"), false),
                new Account("amends-console", "secret-3", List.of(), false)));
    var key = SigningKey.keptIn(folder.resolve("key.json"));
    server = new IdentityServer(port, issuer, CONSOLE, key, directory, clock);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void discoveryNamesEveryEndpoint() throws Exception {
    var document = JSON.readTree(get("/.well-known/openid-configuration").body());
    assertEquals(issuer, document.get("issuer").asText());
    assertEquals(issuer + "/token", document.get("token_endpoint").asText());
    assertEquals(issuer + "/authorize", document.get("authorization_endpoint").asText());
    assertEquals(issuer + "/jwks", document.get("jwks_uri").asText());
    assertEquals(issuer + "/logout", document.get("end_session_endpoint").asText());
  }

  @Test
  void aPersonSignsInByCodeAndPkce() throws Exception {
    var tokens = redeem(signIn("secret-1"), verifier);
    assertEquals(200, tokens.statusCode());
    var access = claims(tokens, "access_token");
    assertEquals(List.of("amends"), access.getAudience());
    assertEquals(List.of("agent"), access.getStringListClaim("groups"));
    assertEquals("agent", access.getStringClaim("preferred_username"));
    assertEquals("amends-console", access.getStringClaim("azp"));
    assertEquals(issuer, access.getIssuer());
    assertEquals(
        3_600_000L, access.getExpirationTime().getTime() - access.getIssueTime().getTime());
    var identity = claims(tokens, "id_token");
    assertEquals("the-nonce", identity.getStringClaim("nonce"));
    assertEquals(List.of("amends-console"), identity.getAudience());
    assertEquals(access.getSubject(), identity.getSubject());
  }

  @Test
  void aWrongVerifierGetsNothing() throws Exception {
    assertRefused(400, "invalid_grant", redeem(signIn("secret-1"), new CodeVerifier()));
  }

  @Test
  void aCodeWorksOnce() throws Exception {
    var code = signIn("secret-1");
    assertEquals(200, redeem(code, verifier).statusCode());
    assertRefused(400, "invalid_grant", redeem(code, verifier));
  }

  @Test
  void aCodeExpiresAfterAMinute() throws Exception {
    var code = signIn("secret-1");
    clock.forward(Duration.ofSeconds(61));
    assertRefused(400, "invalid_grant", redeem(code, verifier));
  }

  @Test
  void aWrongPasswordShowsThePageAgainInTheReadersLanguage() throws Exception {
    var request =
        HttpRequest.newBuilder(authorize(BACK, "S256"))
            .header("Accept-Language", "sv-SE,sv;q=0.9,en;q=0.8")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("username=agent&password=wrong"))
            .build();
    var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
    assertEquals(401, answer.statusCode());
    assertTrue(answer.body().contains("Fel användarnamn eller lösenord."));
    assertTrue(answer.body().contains("<html lang=\"sv\">"));
  }

  @Test
  void aWrongPasswordIsAnInvalidGrant() throws Exception {
    assertRefused(
        400, "invalid_grant", token("grant_type=password&username=agent&password=wrong", null));
  }

  @Test
  void aPersonMayTradeAPasswordForATokenOnThisMachine() throws Exception {
    var tokens = token("grant_type=password&username=agent&password=secret-1", null);
    assertEquals(List.of("agent"), claims(tokens, "access_token").getStringListClaim("groups"));
    assertEquals("Bearer", json(tokens).get("token_type").asText());
    assertEquals(3600, json(tokens).get("expires_in").asInt());
  }

  @Test
  void aRefreshTokenBringsNewTokensAndIsNoAccessToken() throws Exception {
    var first = redeem(signIn("secret-1"), verifier);
    var refresh = json(first).get("refresh_token").asText();
    var form = "grant_type=refresh_token&refresh_token=" + refresh;
    var renewed = token(form, "amends-console:secret-3");
    assertEquals(
        claims(first, "access_token").getSubject(), claims(renewed, "access_token").getSubject());
    assertEquals(401, userinfo(refresh).statusCode());
    assertRefused(400, "invalid_grant", token(form + "x", "amends-console:secret-3"));
  }

  @Test
  void aSystemGetsATokenByBasicAndByForm() throws Exception {
    var basic = token("grant_type=client_credentials", "upstream-system:secret-2");
    var form =
        token(
            "grant_type=client_credentials&client_id=upstream-system&client_secret=secret-2", null);
    for (var answer : List.of(basic, form)) {
      assertEquals("upstream-system", claims(answer, "access_token").getSubject());
      assertEquals(
          List.of("upstream"), claims(answer, "access_token").getStringListClaim("groups"));
    }
    assertRefused(
        401, "invalid_client", token("grant_type=client_credentials", "upstream-system:wrong"));
  }

  @Test
  void anUnknownGrantIsUnsupported() throws Exception {
    assertRefused(400, "unsupported_grant_type", token("grant_type=magic", null));
  }

  @Test
  void nobodyIsSentToAForeignAddress() throws Exception {
    assertEquals(
        400, http.send(request(authorize("http://evil.example/", "S256")), text()).statusCode());
    assertEquals(
        400,
        http.send(request(authorize("http://localhost:8080@evil.example/", "S256")), text())
            .statusCode());
    assertEquals(
        400, get("/logout?post_logout_redirect_uri=http%3A%2F%2Fevil.example").statusCode());
  }

  @Test
  void withoutPkceTheConsoleIsToldSo() throws Exception {
    var answer = http.send(request(authorize(BACK, "plain")), text());
    assertEquals(303, answer.statusCode());
    var location = answer.headers().firstValue("Location").orElseThrow();
    assertTrue(location.startsWith(BACK + "?"));
    assertTrue(location.contains("error=invalid_request"));
  }

  @Test
  void loggingOutLeadsBackToTheConsole() throws Exception {
    var answer =
        get("/logout?post_logout_redirect_uri=http%3A%2F%2Flocalhost%3A8080%2Fbye&state=s1");
    assertEquals(
        "http://localhost:8080/bye?state=s1",
        answer.headers().firstValue("Location").orElseThrow());
  }

  @Test
  void userinfoSaysWhoTheTokenIsFor() throws Exception {
    var token = json(token("grant_type=password&username=agent&password=secret-1", null));
    var person = JSON.readTree(userinfo(token.get("access_token").asText()).body());
    assertEquals("agent", person.get("preferred_username").asText());
    assertEquals("agent@amends.example", person.get("email").asText());
  }

  @Test
  void tokensOutliveARestart() throws Exception {
    var token = json(token("grant_type=password&username=agent&password=secret-1", null));
    stop();
    start();
    var signed = SignedJWT.parse(token.get("access_token").asText());
    var keys = JWKSet.parse(get("/jwks").body());
    var key = keys.getKeyByKeyId(signed.getHeader().getKeyID()).toRSAKey();
    assertTrue(signed.verify(new RSASSAVerifier(key)));
    assertTrue(!key.isPrivate());
  }

  private String signIn(String password) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(authorize(BACK, "S256"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("username=agent&password=" + password))
            .build();
    var answer = http.send(request, text());
    assertEquals(303, answer.statusCode());
    var location = URI.create(answer.headers().firstValue("Location").orElseThrow());
    var parameters = URLUtils.parseParameters(location.getRawQuery());
    assertEquals(List.of("the-state"), parameters.get("state"));
    return parameters.get("code").getFirst();
  }

  private URI authorize(String redirect, String method) {
    var challenge = CodeChallenge.compute(CodeChallengeMethod.S256, verifier).getValue();
    return URI.create(
        issuer
            + "/authorize?response_type=code&client_id=amends-console&scope=openid%20profile"
            + "&state=the-state&nonce=the-nonce&code_challenge="
            + challenge
            + "&code_challenge_method="
            + method
            + "&redirect_uri="
            + URLEncoder.encode(redirect, StandardCharsets.UTF_8));
  }

  private HttpResponse<String> redeem(String code, CodeVerifier verifier)
      throws IOException, InterruptedException {
    var form =
        "grant_type=authorization_code&code="
            + code
            + "&redirect_uri="
            + URLEncoder.encode(BACK, StandardCharsets.UTF_8)
            + "&code_verifier="
            + verifier.getValue();
    return token(form, "amends-console:secret-3");
  }

  private HttpResponse<String> token(String form, String basic)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(issuer + "/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form));
    if (basic != null) {
      var encoded = Base64.getEncoder().encodeToString(basic.getBytes(StandardCharsets.UTF_8));
      request.header("Authorization", "Basic " + encoded);
    }
    return http.send(request.build(), text());
  }

  private HttpResponse<String> userinfo(String token) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(issuer + "/userinfo"))
            .header("Authorization", "Bearer " + token)
            .build();
    return http.send(request, text());
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return http.send(request(URI.create(issuer + path)), text());
  }

  private static HttpRequest request(URI uri) {
    return HttpRequest.newBuilder(uri).build();
  }

  private static HttpResponse.BodyHandler<String> text() {
    return HttpResponse.BodyHandlers.ofString();
  }

  private static JsonNode json(HttpResponse<String> answer) throws IOException {
    return JSON.readTree(answer.body());
  }

  private static com.nimbusds.jwt.JWTClaimsSet claims(HttpResponse<String> answer, String token)
      throws Exception {
    return SignedJWT.parse(json(answer).get(token).asText()).getJWTClaimsSet();
  }

  private static void assertRefused(int status, String error, HttpResponse<String> answer)
      throws IOException {
    assertEquals(status, answer.statusCode());
    assertEquals(error, json(answer).get("error").asText());
  }

  private static final class MovableClock extends Clock {

    private Instant now = Instant.now();

    void forward(Duration duration) {
      now = now.plus(duration);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}

package dev.amends.localstack.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class IdentityServerIT extends RunningIdentityServer {

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
}

package dev.amends.localstack.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A running identity provider and what a browser and a client do with it. */
abstract class RunningIdentityServer {

  static final String CONSOLE = "http://localhost:8080";
  static final String BACK = CONSOLE + "/callback";
  static final ObjectMapper JSON = new ObjectMapper();

  // One key for all tests: making one takes a second.
  @TempDir static Path folder;

  final HttpClient http = HttpClient.newHttpClient();
  final CodeVerifier verifier = new CodeVerifier();
  final MovableClock clock = new MovableClock();
  String issuer;
  IdentityServer server;

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

  String signIn(String password) throws IOException, InterruptedException {
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

  URI authorize(String redirect, String method) {
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

  HttpResponse<String> redeem(String code, CodeVerifier verifier)
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

  HttpResponse<String> token(String form, String basic) throws IOException, InterruptedException {
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

  HttpResponse<String> userinfo(String token) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(issuer + "/userinfo"))
            .header("Authorization", "Bearer " + token)
            .build();
    return http.send(request, text());
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return http.send(request(URI.create(issuer + path)), text());
  }

  static HttpRequest request(URI uri) {
    return HttpRequest.newBuilder(uri).build();
  }

  static HttpResponse.BodyHandler<String> text() {
    return HttpResponse.BodyHandlers.ofString();
  }

  static JsonNode json(HttpResponse<String> answer) throws IOException {
    return JSON.readTree(answer.body());
  }

  static com.nimbusds.jwt.JWTClaimsSet claims(HttpResponse<String> answer, String token)
      throws Exception {
    return SignedJWT.parse(json(answer).get(token).asText()).getJWTClaimsSet();
  }

  static void assertRefused(int status, String error, HttpResponse<String> answer)
      throws IOException {
    assertEquals(status, answer.statusCode());
    assertEquals(error, json(answer).get("error").asText());
  }
}

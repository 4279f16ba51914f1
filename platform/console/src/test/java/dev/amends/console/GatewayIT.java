package dev.amends.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(FakeSurroundings.class)
@Timeout(60)
class GatewayIT {

  private static final String[] BEARER = {"Authorization", "Bearer abc.def.ghi"};

  @TestHTTPResource URI base;
  private Browser browser;

  @BeforeEach
  void open() {
    browser = new Browser(base, Redirect.NEVER);
  }

  @Test
  void aBearerPassesThroughUntouchedAndTheCookieWithItIsIgnored() {
    var response =
        browser.get(
            "/api/recovery/cases?state=open&q=%C3%A5sa",
            "Authorization", "Bearer abc.def.ghi", "Cookie", "q_session=nonsense; theme=dark");
    assertEquals(200, response.statusCode());
    assertEquals("Bearer abc.def.ghi", Browser.seen(response).getString("Authorization"));
    assertEquals("theme=dark", Browser.seen(response).getString("Cookie"));
    assertEquals(
        "/api/recovery/cases?state=open&q=%C3%A5sa",
        new JsonObject(response.body()).getString("uri"));
    assertEquals("\"3\"", response.headers().firstValue("ETag").orElseThrow());
  }

  @Test
  void aBearerNeedsNoCsrfHeader() {
    assertEquals(200, browser.post("/api/feedback", "{}", BEARER).statusCode());
  }

  @Test
  void onlyTheConnectionSaysWhoAsked() {
    var response =
        browser.get(
            "/api/recovery/cases", "Authorization", "Bearer a", "X-Forwarded-For", "6.6.6.6");
    assertEquals("127.0.0.1", Browser.seen(response).getString("X-Forwarded-For"));
    assertEquals(base.getAuthority(), Browser.seen(response).getString("X-Forwarded-Host"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/recovery/cases", "/api/session", "/api/nowhere"})
  void nobodyIsToldToSignInAndNeverRedirected(String path) {
    var response = browser.get(path);
    assertEquals(401, response.statusCode());
    assertEquals("not-authenticated", Browser.code(response));
    assertEquals(
        "application/problem+json", response.headers().firstValue("Content-Type").orElseThrow());
  }

  @Test
  void aBrokenSessionCookieIsNoSession() {
    var response = browser.get("/api/recovery/cases", "Cookie", "q_session=nonsense");
    assertEquals(401, response.statusCode());
  }

  @Test
  void anUnknownRouteIsAProblem() {
    var response = browser.get("/api/nowhere", BEARER);
    assertEquals(404, response.statusCode());
    assertEquals("unknown-route", Browser.code(response));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/webhooks/../feedback", "/s//x", "/api/%66eedback"})
  void aPathWithTwoReadingsIsRefused(String path) {
    var response = browser.get(path, BEARER);
    assertEquals(400, response.statusCode());
    assertEquals("ambiguous-path", Browser.code(response));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/s/token", "/c/token", "/r/code"})
  void signedPagesNeedNobodySignedIn(String path) {
    var response = browser.get(path, "Cookie", "q_session=nonsense");
    assertEquals(200, response.statusCode());
    assertNull(Browser.seen(response).getString("Authorization"));
    assertNull(Browser.seen(response).getString("Cookie"));
  }

  @Test
  void webhooksAndTokensNeedNobodySignedIn() {
    assertEquals(200, browser.post("/api/webhooks/formbricks", "{}").statusCode());
    var token = browser.post("/api/token", "grant_type=client_credentials");
    assertEquals(200, token.statusCode());
    assertEquals("/realms/amends/token", new JsonObject(token.body()).getString("uri"));
  }

  @Test
  void aServiceThatIsDownIsSaidToBeUnavailable() {
    var response = browser.get("/api/risk/metrics?metric=nps", BEARER);
    assertEquals(503, response.statusCode());
    assertEquals("service-unavailable", Browser.code(response));
    assertEquals("5", response.headers().firstValue("Retry-After").orElseThrow());
  }

  @ParameterizedTest
  @CsvSource({
    "HTTP_1_1, /api/customers/batch, dies",
    "HTTP_2, /api/customers/batch, dies",
    "HTTP_1_1, /api/risk/anything, is down",
    "HTTP_2, /api/risk/anything, is down"
  })
  void whoWaitsForAServiceThatCannotAnswerIsToldAtOnce(
      HttpClient.Version version, String path, String because) {
    try (var client = HttpClient.newBuilder().version(version).build()) {
      var request =
          HttpRequest.newBuilder(URI.create(browser.origin() + path))
              .header("Authorization", "Bearer a")
              .timeout(Duration.ofSeconds(10))
              .POST(BodyPublishers.ofString("x".repeat(100_000)))
              .build();
      // Together on one connection, as far as the version allows it.
      var answers =
          IntStream.range(0, 8)
              .mapToObj(i -> client.sendAsync(request, BodyHandlers.ofString()))
              .toList();
      for (var answer : answers) {
        assertEquals(503, answer.join().statusCode(), because);
      }
      assertEquals(503, client.sendAsync(request, BodyHandlers.ofString()).join().statusCode());
    }
  }

  @Test
  @Timeout(20)
  void anEventArrivesWhileTheStreamIsStillOpen() throws Exception {
    FakeService.streamMayEnd = new CountDownLatch(1);
    var request =
        HttpRequest.newBuilder(URI.create(browser.origin() + "/api/recovery/stream"))
            .header("Authorization", "Bearer a")
            .header("Accept-Encoding", "gzip")
            .timeout(Duration.ofSeconds(10));
    var response = browser.client().send(request.build(), BodyHandlers.ofInputStream());
    try (var lines =
        new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
      assertEquals("id: 1", lines.readLine());
      assertEquals("event: case", lines.readLine());
      assertEquals(1, FakeService.streamMayEnd.getCount());
      FakeService.streamMayEnd.countDown();
      assertEquals("data: {}", lines.readLine());
    }
  }

  @Test
  void aBodyOfManyMegabytesIsPassedOn() {
    var megabytes = "x".repeat(24 * 1024 * 1024);
    var response = browser.post("/api/feedback/imports", megabytes, BEARER);
    assertEquals(megabytes.length(), new JsonObject(response.body()).getInteger("bodyBytes"));
  }

  @ParameterizedTest
  @EnumSource
  void aBodyOfUnannouncedLengthIsPassedOn(HttpClient.Version version) throws Exception {
    var bytes = new byte[3 * 1024 * 1024];
    try (var client = HttpClient.newBuilder().version(version).build()) {
      var request =
          HttpRequest.newBuilder(URI.create(browser.origin() + "/api/feedback/imports"))
              .header("Authorization", "Bearer a")
              .timeout(Duration.ofSeconds(10))
              .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes)))
              .build();
      var response = client.send(request, BodyHandlers.ofString());
      assertEquals(200, response.statusCode());
      assertEquals(bytes.length, new JsonObject(response.body()).getInteger("bodyBytes"));
    }
  }

  @Test
  void aRefusalThatComesBeforeTheBodyHasEndedReachesTheSender() throws Exception {
    var unannounced =
        BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[24 * 1024 * 1024]));
    var request =
        HttpRequest.newBuilder(URI.create(browser.origin() + "/api/feedback/batch"))
            .header("Authorization", "Bearer a")
            .timeout(Duration.ofSeconds(30))
            .POST(unannounced);
    var response = browser.client().send(request.build(), BodyHandlers.ofString());
    assertEquals(413, response.statusCode());
    assertEquals("too-large", Browser.code(response));
  }

  @Test
  void theConsoleCannotBeFramedAndRunsOnlyItsOwnScripts() {
    var headers = browser.get("/").headers();
    var policy = headers.firstValue("Content-Security-Policy").orElseThrow();
    assertTrue(policy.contains("default-src 'self'"), policy);
    assertTrue(policy.contains("frame-ancestors 'none'"), policy);
    assertEquals("nosniff", headers.firstValue("X-Content-Type-Options").orElseThrow());
    assertEquals("no-cache", headers.firstValue("Cache-Control").orElseThrow());
  }

  @Test
  void itSaysThatItIsWell() {
    assertEquals(200, browser.get("/q/health").statusCode());
  }
}

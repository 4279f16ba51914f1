package dev.amends.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
@QuarkusTestResource(FakeSurroundings.class)
@Timeout(60)
class SessionIT {

  private static final String CSRF = CsrfGuard.HEADER;

  @TestHTTPResource URI base;
  private Browser browser;

  @BeforeEach
  void open() {
    browser = new Browser(base, Redirect.ALWAYS);
  }

  @AfterEach
  void tokensLastAgain() {
    FakeProvider.tokenSeconds = 300;
  }

  @Test
  void signingInLeadsBackToWhereOneWasGoing() {
    var response = browser.get("/login?to=/api/session");
    assertEquals("/api/session", response.uri().getPath());
    var session = new JsonObject(response.body());
    assertEquals("karin", session.getString("username"));
    assertEquals("Karin Ek", session.getString("name"));
    assertEquals(new JsonArray().add("agent").add("team-lead"), session.getJsonArray("roles"));
  }

  @Test
  void signingInNeverLeadsElsewhere() {
    var response = browser.get("/login?to=https%3A%2F%2Fevil.example%2F");
    assertEquals(base.getAuthority(), response.uri().getAuthority());
    assertEquals("/", response.uri().getPath());
  }

  @Test
  void aSignInThatFailsLeadsBackToTheButton() {
    var careful = new Browser(base, Redirect.NEVER);
    careful.get("/login?to=/queue");
    var state = careful.cookies.getCookieStore().getCookies().getFirst().getName();
    var response =
        careful.get("/login/callback?error=access_denied&state=" + state.replaceAll(".*_", ""));
    assertEquals(303, response.statusCode());
    assertEquals("/?sign-in=failed", response.headers().firstValue("Location").orElseThrow());
  }

  @Test
  void theSessionCookieIsOutOfReachOfScripts() {
    signIn();
    var session = sessionCookies();
    assertFalse(session.isEmpty());
    assertTrue(session.stream().allMatch(HttpCookie::isHttpOnly));
  }

  @Test
  void theServiceGetsTheTokenAndNotTheCookie() {
    signIn();
    var seen = Browser.seen(browser.get("/api/recovery/cases"));
    assertTrue(seen.getString("Authorization").startsWith("Bearer ey"));
    assertNull(seen.getString("Cookie"));
  }

  @Test
  void aChangeNeedsTheHeaderAndOurOrigin() {
    signIn();
    var path = "/api/recovery/cases/1/claim";
    var ours = browser.origin();
    assertEquals(200, browser.post(path, "{}", "Origin", ours, CSRF, "1").statusCode());
    assertEquals(200, browser.post(path, "{}", "Referer", ours + "/queue", CSRF, "1").statusCode());
    assertRefused(browser.post(path, "{}", "Origin", ours));
    assertRefused(browser.post(path, "{}", CSRF, "1"));
    assertRefused(browser.post(path, "{}", "Origin", "https://evil.example", CSRF, "1"));
    assertRefused(browser.post(path, "{}", "Origin", "null", CSRF, "1"));
    assertRefused(browser.post(path, "{}", "Origin", ours + ".evil.example", CSRF, "1"));
  }

  @Test
  void anExpiredTokenIsRenewedWithoutAnybodyNoticing() {
    FakeProvider.tokenSeconds = 2;
    var before = FakeProvider.RENEWALS.get();
    signIn();
    while (FakeProvider.RENEWALS.get() == before) {
      assertEquals(200, browser.get("/api/recovery/cases").statusCode());
    }
    assertEquals(200, browser.get("/api/session").statusCode());
  }

  @Test
  void signingOutEndsTheSessionHereAndAtTheProvider() {
    signIn();
    assertRefused(browser.post("/logout", ""));
    var response = browser.post("/logout", "", "Origin", browser.origin(), CSRF, "1");
    var next = new JsonObject(response.body()).getString("next");
    assertTrue(next.contains("/logout?client_id=amends-console&post_logout_redirect_uri="), next);
    assertFalse(next.contains("token"), next);
    assertTrue(sessionCookies().isEmpty());
    assertEquals(401, browser.get("/api/session").statusCode());
  }

  @Test
  void anUnknownRouteIsAProblemForASignedInPersonToo() {
    signIn();
    assertEquals("unknown-route", Browser.code(browser.get("/api/nowhere")));
  }

  private void signIn() {
    assertEquals(200, browser.get("/login?to=/api/session").statusCode());
  }

  private List<HttpCookie> sessionCookies() {
    return browser.cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().startsWith("q_session"))
        .toList();
  }

  private static void assertRefused(HttpResponse<String> response) {
    assertEquals(403, response.statusCode());
    assertEquals("csrf", Browser.code(response));
  }
}

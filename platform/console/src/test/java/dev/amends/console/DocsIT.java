package dev.amends.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@QuarkusTestResource(FakeSurroundings.class)
class DocsIT {

  private static final Pattern ANCHOR = Pattern.compile("<a id=\"([a-z-]+)\"></a>");

  @TestHTTPResource URI base;
  private Browser browser;

  @BeforeEach
  void open() {
    browser = new Browser(base, Redirect.NEVER);
  }

  @Test
  void whereAProblemPointsThereIsAnAnswerForEverybody() {
    var problem = browser.get("/api/recovery/cases");
    assertEquals(401, problem.statusCode());
    var type = base.resolve(new JsonObject(problem.body()).getString("type"));
    assertEquals("not-authenticated", type.getFragment());
    var page = browser.get(type.getPath());
    assertEquals(200, page.statusCode());
    assertEquals("text/html; charset=utf-8", header(page, "Content-Type"));
    assertTrue(
        page.body()
            .contains(
                "<h2><a id=\"not-authenticated\"></a><code>not-authenticated</code> · 401</h2>"),
        page.body());
  }

  @Test
  void everyAnchorOfTheDocumentIsOnThePageOnce() throws IOException {
    var document = Files.readString(Path.of(System.getProperty("amends.root"), "docs/errors.md"));
    var anchors = anchors(document);
    assertEquals(anchors, anchors(browser.get("/docs/errors").body()));
    assertEquals(anchors.stream().distinct().toList(), anchors);
  }

  @ParameterizedTest
  @EnumSource
  void theGatewaysOwnCodesAreExplainedWithTheirStatus(Problem problem) {
    var body = browser.get("/docs/errors").body();
    assertTrue(
        body.contains(
            "<a id=\"%1$s\"></a><code>%1$s</code> · %2$d</h2>"
                .formatted(problem.code, problem.status)),
        body);
  }

  @Test
  void thePageHasOneTitleALanguageAndFollowsTheReadersColours() {
    var body = browser.get("/docs/errors").body();
    assertEquals(1, body.split("<h1>", -1).length - 1);
    assertTrue(body.contains("<html lang=\"en\">"), body);
    assertTrue(body.contains("<meta name=\"color-scheme\" content=\"light dark\">"), body);
    var style = browser.get("/docs/plain.css");
    assertEquals(200, style.statusCode());
    assertEquals("text/css; charset=utf-8", header(style, "Content-Type"));
  }

  private static List<String> anchors(String text) {
    return ANCHOR.matcher(text).results().map(found -> found.group(1)).toList();
  }

  private static String header(HttpResponse<String> response, String name) {
    return response.headers().firstValue(name).orElseThrow();
  }
}

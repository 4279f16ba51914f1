package dev.amends.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One unhappy customer, from the answer to the resolved case, in a real browser. */
class DetractorIsCalledBackE2E {

  /** What a screen shows once its data is there. */
  private static final Map<String, String> SHOWN =
      Map.of(
          "queue", "main a[href^='/cases/']",
          "case", "main blockquote",
          "outreach", "main a[href^='/trace/']",
          "insight", "main svg circle",
          "trace", "main li");

  private static Product product;
  private static TestBrowser browser;

  private final String customer = "e2e-" + UUID.randomUUID();

  @BeforeAll
  static void start() {
    product = Product.running();
    browser = TestBrowser.start();
  }

  @AfterAll
  static void end() {
    browser.close();
  }

  @Test
  void anAgentTakesTheNewCaseFromTheQueueAndResolvesIt() {
    try (var context = context("en", ColorScheme.LIGHT, 1280)) {
      var page = TestBrowser.signedIn(context, product, "agent");
      page.navigate(product.address() + "/queue?q=" + customer);
      var receipt = respond();

      page.waitForCondition(() -> caseId() != null);
      page.reload();
      page.getByRole(
              AriaRole.LINK, new Page.GetByRoleOptions().setName(Pattern.compile("Elsa Modig")))
          .first()
          .click();
      // The queue shows the words too: only the case itself has them in a quotation.
      assertThat(page.locator(SHOWN.get("case")).first()).containsText("Paketet kom aldrig fram");
      page.keyboard().press("c");
      assertThat(page.getByText("You now own the case of Elsa Modig").first()).isVisible();
      await().atMost(Duration.ofSeconds(10)).until(() -> "claimed".equals(caseField("state")));

      page.keyboard().press("e");
      var dialog = page.getByRole(AriaRole.DIALOG);
      dialog.getByLabel("Missing delivery").check();
      dialog
          .getByRole(
              AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Resolve").setExact(true))
          .click();

      await().atMost(Duration.ofSeconds(10)).until(() -> "resolved".equals(caseField("state")));
      await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(
              () ->
                  product
                      .as("agent")
                      .get("/api/trace/" + receipt)
                      .then()
                      .body(
                          "hops.event",
                          hasItems(
                              "feedback.received",
                              "response.assessed",
                              "case.opened",
                              "case.claimed",
                              "case.resolved",
                              "outreach.suppressed")));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "en, LIGHT, 1280",
    "en, DARK, 1280",
    "sv, LIGHT, 1280",
    "sv, DARK, 1280",
    "en, DARK, 390",
    "sv, DARK, 390",
    "en, LIGHT, 390",
    "sv, LIGHT, 390"
  })
  void everyScreenIsAccessible(String language, ColorScheme scheme, int width) {
    try (var context = context(language, scheme, width)) {
      var page = TestBrowser.signedIn(context, product, "demo");
      var someCase =
          product.as("agent").get("/api/recovery/cases?limit=1&q=demo-").then().extract();
      var receipt =
          product
              .as("agent")
              .get("/api/recovery/cases/" + someCase.path("items[0].id"))
              .path("feedback[0].receiptId");
      var screens =
          Map.of(
              "queue",
              "/queue",
              "case",
              "/cases/" + someCase.path("items[0].id"),
              "outreach",
              "/outreach",
              "insight",
              "/insight",
              "trace",
              "/trace/" + receipt);
      screens.forEach(
          (name, path) -> {
            page.navigate(product.address() + path);
            page.locator("h1").first().waitFor();
            page.locator(SHOWN.get(name)).first().waitFor();
            TestBrowser.shoot(page, name, language, scheme, width);
            assertEquals(List.of(), TestBrowser.violations(page));
          });
    }
  }

  @ParameterizedTest
  @CsvSource({
    "en, LIGHT, 1280, The customer objects to profiling",
    "en, DARK, 390, The customer objects to profiling",
    "sv, LIGHT, 1280, Kunden har invänt mot profilering",
    "sv, DARK, 390, Kunden har invänt mot profilering"
  })
  void whoObjectsToProfilingHasACaseByRuleAndNoFigure(
      String language, ColorScheme scheme, int width, String words) {
    product
        .as("upstream")
        .contentType("application/json")
        .body(
            """
            {"source": "e2e", "externalId": "%1$s", "customerId": "%1$s", "occurredAt": "2026-05-01T09:30:00Z",
             "mode": "live", "touchpoint": "delivery", "language": "sv", "scores": {"nps": 1},
             "comment": "Paketet kom aldrig fram, jag säger upp mitt avtal.",
             "customer": {"name": "Elsa Modig", "permissions": [
               {"purpose": "profiling", "basis": "legitimate-interest", "at": "2026-04-01T09:30:00Z", "withdrawn": true}]}}"""
                .formatted(customer))
        .post("/api/feedback")
        .then()
        .statusCode(202);
    await().atMost(Duration.ofSeconds(20)).until(() -> caseId() != null);
    assertNull(caseField("pLoss"));
    product
        .as("agent")
        .get("/api/recovery/cases/" + caseId())
        .then()
        .body("reasons", equalTo(List.of("nps-detractor")))
        .body("feedback[0].pLoss", nullValue());

    try (var context = context(language, scheme, width)) {
      var page = TestBrowser.signedIn(context, product, "agent");
      page.navigate(product.address() + "/cases/" + caseId());
      assertThat(page.locator("section.why")).containsText(words);
      TestBrowser.shoot(page, "case-by-rule", language, scheme, width);
      assertEquals(List.of(), TestBrowser.violations(page));
    }
  }

  @ParameterizedTest
  @CsvSource({"en, LIGHT, 1280, Bitter in the yard", "sv, DARK, 390, Bitter på gården"})
  void aCaseNamesTheRuleOfTheCompanysOwnPolicy(
      String language, ColorScheme scheme, int width, String label) {
    int version =
        product
            .as("cxlead")
            .contentType("application/json")
            .body(
                """
                {"rules": [{"name": "bitter-yard", "label": {"sv": "Bitter på gården", "en": "Bitter in the yard"},
                            "all": [{"field": "nps", "atMost": 6}]}],
                 "bands": {"medium": 0.2, "high": 0.5}}""")
            .post("/api/risk/policies")
            .then()
            .statusCode(201)
            .extract()
            .path("version");
    activate(version);
    try (var context = context(language, scheme, width)) {
      respond();
      await().atMost(Duration.ofSeconds(20)).until(() -> caseId() != null);
      var page = TestBrowser.signedIn(context, product, "agent");
      page.navigate(product.address() + "/cases/" + caseId());
      assertThat(page.locator("section.why")).containsText(label);
      TestBrowser.shoot(page, "case-own-rule", language, scheme, width);
      assertEquals(List.of(), TestBrowser.violations(page));
    } finally {
      activate(1);
    }
  }

  private static void activate(int policy) {
    product
        .as("cxlead")
        .contentType("application/json")
        .body("{\"why\": \"a test\"}")
        .post("/api/risk/policies/" + policy + "/activate")
        .then()
        .statusCode(200);
  }

  private static BrowserContext context(String language, ColorScheme scheme, int width) {
    return browser.context(language, scheme, width, true);
  }

  private String respond() {
    var receipt =
        product
            .as("upstream")
            .contentType("application/json")
            .body(
                """
                {"source": "e2e", "externalId": "%s", "customerId": "%s", "occurredAt": "2026-05-01T09:30:00Z", "mode": "live",
                 "touchpoint": "delivery", "language": "sv", "scores": {"nps": 1, "ces": 2},
                 "comment": "Paketet kom aldrig fram och ingen svarade.",
                 "customer": {"name": "Elsa Modig", "email": "elsa@example.com"},
                 "contact": {"wanted": true, "channel": "phone", "when": "evening"}}"""
                    .formatted(customer, customer))
            .post("/api/feedback")
            .then()
            .statusCode(202)
            .extract();
    return receipt.path("receiptId");
  }

  private String caseId() {
    return caseField("id");
  }

  private String caseField(String field) {
    return product
        .as("agent")
        .get("/api/recovery/cases?customerId=" + customer)
        .path("items[0]." + field);
  }
}

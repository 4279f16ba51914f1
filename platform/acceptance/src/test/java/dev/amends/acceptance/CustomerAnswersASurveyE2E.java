package dev.amends.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A customer follows the link in a mail, in a real browser, and somebody comes back. */
class CustomerAnswersASurveyE2E {

  /** With every kind of question, so that every kind of page is seen. */
  private static final String SURVEY =
      """
      {"touchpoint": "delivery", "title": {"sv": "Din leverans", "en": "Your delivery"},
       "intro": {"sv": "Hej {name|där}! {product|Det du beställde} levererades {orderDate|nyligen}. Berätta hur det gick. Det tar en minut.",
                 "en": "Hello {name|there}! {product|Your order} was delivered {orderDate|recently}. Tell us how it went. It takes a minute."},
       "outcome": {"scale": "nps", "ask": {"sv": "Hur troligt är det att du rekommenderar oss till en vän, efter den här leveransen?",
                                           "en": "How likely are you to recommend us to a friend, after this delivery?"}},
       "words": {"ask": {"sv": "Varför valde du den siffran?", "en": "Why did you choose that number?"},
                 "afterLow": {"sv": "Vad hände, och vad behöver vi ordna?", "en": "What happened, and what do we need to put right?"}},
       "blocks": [{"questions": [
         {"scale": "expectation", "ask": {"sv": "Hur blev leveransen jämfört med vad du väntade dig?", "en": "How was the delivery compared with what you expected?"}},
         {"scale": "emotions", "ask": {"sv": "Hur kändes det?", "en": "How did it feel?"}}]}],
       "thanks": {"sv": "Tack! Ditt svar har kommit fram.", "en": "Thank you! Your answer has arrived."}}""";

  private static Product product;
  private static TestBrowser browser;

  private final String customer = "asked-" + UUID.randomUUID();

  @BeforeAll
  static void start() {
    product = Product.running();
    browser = TestBrowser.start();
    product
        .as("cxlead")
        .contentType("application/json")
        .body(SURVEY)
        .put("/api/surveys/e2e")
        .then()
        .statusCode(200);
  }

  @AfterAll
  static void end() {
    browser.close();
  }

  @Test
  void anUnhappyCustomerAnswersByKeyboardWithoutJavaScriptAndIsPromisedACall() {
    String chosen;
    try (var context = browser.context("sv", ColorScheme.LIGHT, 390, false)) {
      var page = context.newPage();
      page.navigate(link("sv") + "?nps=2");
      assertThat(page.getByRole(AriaRole.RADIO, named("2"))).isChecked();
      page.getByRole(AriaRole.RADIO, named("2")).press("Enter");

      page.getByLabel("Vad hände, och vad behöver vi ordna?")
          .fill("Paketet kom aldrig fram, säger Åsa.");
      page.getByLabel("Vad hände").press("Tab");
      page.keyboard().press("Enter");

      page.getByLabel("Sämre än jag väntade mig").press("Space");
      page.keyboard().press("Enter");

      page.getByLabel("Besviken").press("Space");
      page.getByLabel("Orolig").press("Space");
      page.keyboard().press("Enter");

      page.getByLabel("Ja, hör gärna av er").press("Space");
      page.getByLabel("Telefon").press("Space");
      var time = page.locator(".times label").first();
      chosen = time.innerText();
      time.locator("input").press("Space");
      page.keyboard().press("Enter");

      assertThat(page.getByText("En människa läser ditt svar och ringer dig: " + chosen + "."))
          .isVisible();
      TestBrowser.shoot(page, "survey-call-promised", "sv", ColorScheme.LIGHT, 390);
    }
    var day = chosen.substring(0, chosen.indexOf(','));
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> {
              var found = product.as("agent").get("/api/recovery/cases?customerId=" + customer);
              assertEquals("open", found.path("items[0].state"));
              var words =
                  product.as("agent").get("/api/recovery/cases/" + found.path("items[0].id"));
              assertTrue(words.asString().contains("Paketet kom aldrig fram, säger Åsa."));
              assertEquals("open", words.path("promises[0].state"));
              assertTrue(
                  words
                      .path("promises[0].text")
                      .toString()
                      .startsWith("Vi ringer " + day + " mellan"));
            });
    try (var context = browser.context("sv", ColorScheme.LIGHT, 1280, true)) {
      var page = TestBrowser.signedIn(context, product, "agent");
      var id =
          product.as("agent").get("/api/recovery/cases?customerId=" + customer).path("items[0].id");
      page.navigate(product.address() + "/cases/" + id);
      assertThat(page.locator(".promises")).containsText("Vi ringer " + day);
      assertThat(page.getByText("Kunden valde en tid att bli uppringd")).isVisible();
      looksRight(page, "case-call-promised", "sv", ColorScheme.LIGHT, 1280);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "en, LIGHT, 1280",
    "sv, DARK, 1280",
    "en, DARK, 390",
    "sv, LIGHT, 390",
    "sv, LIGHT, 320"
  })
  void everyPageIsAccessible(String language, ColorScheme scheme, int width) {
    try (var context = browser.context(language, scheme, width, true)) {
      var page = context.newPage();
      var link = link(language);
      for (var step : List.of("nps", "words", "expectation", "emotions", "contact")) {
        page.navigate(link + "?step=" + step);
        looksRight(page, "survey-" + step, language, scheme, width);
      }
      page.navigate(link + "?step=nps");
      page.locator("form button").first().click();
      assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
      looksRight(page, "survey-nothing-chosen", language, scheme, width);
      page.navigate(link + "?nps=2");
      page.locator("form button").first().click();
      page.navigate(link + "?step=contact");
      assertThat(page.locator(".times label").first()).isVisible();
      looksRight(page, "survey-times", language, scheme, width);
      for (var step : List.of("words", "expectation", "emotions", "contact")) {
        page.navigate(link + "?step=" + step);
        page.locator("button[value=pass]").click();
      }
      page.navigate(link + "?nps=9");
      page.locator("form button").first().click();
      page.navigate(link);
      looksRight(page, "survey-thanks", language, scheme, width);
      page.navigate(link + "?step=nps");
      page.locator("button[value=decline]").click();
      looksRight(page, "survey-declined", language, scheme, width);
      page.navigate(product.address() + "/s/nonsense");
      looksRight(page, "survey-unknown", language, scheme, width);
    }
  }

  private static void looksRight(
      Page page, String name, String language, ColorScheme scheme, int width) {
    TestBrowser.shoot(page, name, language, scheme, width);
    assertEquals(List.of(), TestBrowser.violations(page));
    var overflow =
        page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth");
    assertEquals(0, overflow, name + " is wider than the screen");
  }

  private String link(String language) {
    product
        .as("upstream")
        .contentType("application/json")
        .body("[{\"customerId\": \"" + customer + "\", \"phone\": \"+46701234567\"}]")
        .post("/api/customers/batch")
        .then()
        .statusCode(200);
    return product
        .as("upstream")
        .contentType("application/json")
        .body(
            """
            {"customerId": "%s", "language": "%s", "channel": "email",
             "facts": {"name": "Elsa", "product": "Tvättmaskinen", "orderDate": "2026-05-01"}}"""
                .formatted(customer, language))
        .post("/api/surveys/e2e/conversations")
        .then()
        .statusCode(201)
        .extract()
        .path("url");
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }
}

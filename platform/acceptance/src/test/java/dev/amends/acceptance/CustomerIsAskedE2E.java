package dev.amends.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.restassured.RestAssured;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A delivery happens, a mail asks about it, the customer clicks a number, somebody comes back. */
class CustomerIsAskedE2E {

  private static final Duration SOON = Duration.ofSeconds(30);

  private static final String SURVEY =
      """
      {"touchpoint": "e2e-asked", "title": {"sv": "Din leverans", "en": "Your delivery"},
       "intro": {"sv": "Hej {name|där}! {product|Det du beställde} levererades {orderDate|nyligen}. Berätta hur det gick. Det tar en minut.",
                 "en": "Hello {name|there}! {product|Your order} was delivered {orderDate|recently}. Tell us how it went. It takes a minute."},
       "outcome": {"scale": "nps", "ask": {"sv": "Hur troligt är det att du rekommenderar oss till en vän, efter den här leveransen?",
                                           "en": "How likely are you to recommend us to a friend, after this delivery?"}},
       "words": {"ask": {"sv": "Varför valde du den siffran?", "en": "Why did you choose that number?"}},
       "thanks": {"sv": "Tack! Ditt svar har kommit fram.", "en": "Thank you! Your answer has arrived."},
       "asking": {"automatic": true, "remindAfterDays": 3}}""";

  private static Product product;
  private static TestBrowser browser;

  private final String customer = "asked-" + UUID.randomUUID();
  private final String address = customer + "@example.com";

  @BeforeAll
  static void start() {
    product = Product.running();
    browser = TestBrowser.start();
    product
        .as("cxlead")
        .contentType("application/json")
        .body(SURVEY)
        .put("/api/surveys/e2e-asked")
        .then()
        .statusCode(200);
  }

  @AfterAll
  static void end() {
    browser.close();
  }

  @Test
  void aNumberInTheMailIsTheFirstAnswerAndAnUnhappyOneOpensACase() {
    delivered("sv");
    try (var context = browser.context("sv", ColorScheme.LIGHT, 390, false)) {
      var page = context.newPage();
      page.setContent(mail().get("html").toString());
      page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("1").setExact(true))
          .click();
      page.keyboard().press("Tab");
      page.getByRole(AriaRole.BUTTON).first().click();
      assertThat(page.getByLabel("Varför valde du den siffran?")).isVisible();
    }
    var caseId = openCase();
    secondSurveyIsNotSent(caseId);
  }

  private String openCase() {
    return await()
        .atMost(SOON)
        .until(
            () ->
                product
                    .as("agent")
                    .get("/api/recovery/cases?state=open&customerId=" + customer)
                    .path("items[0].id"),
            id -> id != null);
  }

  /** Whoever waits for us is not asked how we are doing; the reason says so. */
  private void secondSurveyIsNotSent(String caseId) {
    String receipt =
        product.as("agent").get("/api/recovery/cases/" + caseId).path("feedback[0].receiptId");
    await()
        .atMost(SOON)
        .until(
            () -> product.as("agent").get("/api/trace/" + receipt).path("caseId"), caseId::equals);
    product
        .as("upstream")
        .contentType("application/json")
        .body("[{\"customerId\": \"%s\", \"externalId\": \"again\"}]".formatted(customer))
        .post("/api/surveys/relationship/invitations")
        .then()
        .statusCode(200);
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertEquals(
                    List.of("open-case"),
                    product
                        .as("cxlead")
                        .get("/api/invitations?survey=relationship&customerId=" + customer)
                        .jsonPath()
                        .getList("items.reason")));
  }

  @ParameterizedTest
  @CsvSource({
    "en, LIGHT, 1280",
    "sv, DARK, 1280",
    "en, DARK, 390",
    "sv, LIGHT, 390",
    "sv, LIGHT, 320"
  })
  void theMailIsAccessible(String language, ColorScheme scheme, int width) {
    delivered(language);
    try (var context = browser.context(language, scheme, width, true)) {
      var page = context.newPage();
      page.setContent(mail().get("html").toString());
      TestBrowser.shoot(page, "survey-mail", language, scheme, width);
      assertEquals(List.of(), TestBrowser.violations(page));
      var overflow =
          page.evaluate(
              "document.documentElement.scrollWidth - document.documentElement.clientWidth");
      assertEquals(0, overflow, "The mail is wider than the screen");
    }
  }

  private void delivered(String language) {
    product
        .as("upstream")
        .contentType("application/json")
        .body(
            """
            [{"customerId": "%s", "name": "Elsa", "email": "%s", "language": "%s",
              "permissions": [{"purpose": "survey", "channel": "email", "basis": "existing-customer", "at": "2026-01-10T08:00:00Z"}]}]"""
                .formatted(customer, address, language))
        .post("/api/customers/batch")
        .then()
        .statusCode(200);
    product
        .as("upstream")
        .contentType("application/json")
        .body(
            """
            [{"type": "touchpoint.occurred", "source": "shop", "externalId": "%1$s", "customerId": "%1$s",
              "occurredAt": "%2$s", "touchpoint": "e2e-asked", "product": "Tvättmaskinen"}]"""
                .formatted(customer, Instant.now()))
        .post("/api/interactions/batch")
        .then()
        .statusCode(200);
  }

  private Map<String, Object> mail() {
    return await()
        .atMost(SOON)
        .until(
            () ->
                RestAssured.given()
                    .queryParam("to", address)
                    .get(product.mailApi() + "/messages")
                    .jsonPath()
                    .<Map<String, Object>>getList(""),
            messages -> messages.size() == 1)
        .getFirst();
  }
}

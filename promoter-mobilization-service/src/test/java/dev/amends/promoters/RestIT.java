package dev.amends.promoters;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.amends.localstack.testing.LocalStackResource;
import dev.amends.localstack.testing.SentMail;
import dev.amends.localstack.testing.TestIdentity;
import dev.amends.localstack.testing.TestStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What marketers and customers see through HTTP. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class RestIT {

  @Inject TestTopics topics;
  private final SentMail mail = new SentMail(TestStack.shared().mailApi());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/promoters/outreach",
        "/api/promoters/outreach/summary",
        "/api/promoters/campaigns",
        "/api/promoters/campaigns/thank-you"
      })
  void onlyMarketersSeeOutreach(String address) {
    given().get(address).then().statusCode(401).body("code", equalTo("not-authenticated"));
    given()
        .header("Authorization", TestIdentity.bearer("a", "agent"))
        .get(address)
        .then()
        .statusCode(403)
        .body("code", equalTo("forbidden"));
    asMarketer().get(address).then().statusCode(200);
  }

  @Test
  void theShippedCampaignIsListed() {
    asMarketer()
        .get("/api/promoters/campaigns")
        .then()
        .body("items", hasSize(1))
        .body("items[0].id", equalTo("thank-you"))
        .body("items[0].name.sv", equalTo("Tack för ditt omdöme"))
        .body("items[0].name.en", equalTo("Thank you for your rating"))
        .body("items[0].kind", equalTo("thank-you"))
        .body("items[0].state", equalTo("active"))
        .body("items[0].trigger", equalTo("assessment"))
        .body("items[0].channel", equalTo("email"))
        .body("items[0].purpose", equalTo("marketing"));
  }

  @Test
  void anUnknownCampaignIsAProblemWithACode() {
    asMarketer()
        .get("/api/promoters/campaigns/nothing")
        .then()
        .statusCode(404)
        .contentType("application/problem+json")
        .body("code", equalTo("not-found"));
  }

  @Test
  void theListIsReadPageByPageNewestFirst() {
    var customer = "it-" + UUID.randomUUID();
    for (var i = 0; i < 5; i++) {
      topics.assessment(UUID.randomUUID(), customer, Map.of("scores", Map.of("nps", 3)));
    }
    var all = OutreachList.decided(customer, 5).stream().map(item -> item.get("id")).toList();

    var first = asMarketer().queryParams(Map.of("customerId", customer, "limit", 3));
    var page = first.get("/api/promoters/outreach").jsonPath();
    assertEquals(5, page.getInt("total"));
    assertEquals(all.subList(0, 3), page.getList("items.id"));

    asMarketer()
        .queryParams(
            Map.of("customerId", customer, "limit", 3, "cursor", page.getString("nextCursor")))
        .get("/api/promoters/outreach")
        .then()
        .body("items.id", equalTo(all.subList(3, 5)))
        .body("nextCursor", nullValue());
  }

  @Test
  void theListIsFiltered() {
    var customer = "it-" + UUID.randomUUID();
    topics.assessment(UUID.randomUUID(), customer, Map.of("scores", Map.of("nps", 3)));
    topics.assessment(UUID.randomUUID(), customer, Map.of("mode", "history"));
    OutreachList.decided(customer, 2);

    filtered(customer, Map.of("reason", "history"), List.of("history"));
    filtered(customer, Map.of("status", "sent"), List.of());
    filtered(customer, Map.of("status", "suppressed", "reason", "open-case"), List.of());
    filtered(customer, Map.of("campaign", "another"), List.of());
    asMarketer()
        .get("/api/promoters/outreach/summary")
        .then()
        .body("reasons.reason", hasItem("history"))
        .body("reasons.reason", hasItem("not-a-promoter"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"status=pending", "limit=0", "limit=201", "cursor=abc", "cursor=YR9i"})
  void whatTheListCannotAnswerIsInvalid(String query) {
    asMarketer()
        .get("/api/promoters/outreach?" + query)
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("code", equalTo("invalid"));
  }

  @Test
  void theLinkInTheMailAsksFirstAndThenEndsIt() {
    var customer = "it-" + UUID.randomUUID();
    var address = customer + "@example.com";
    topics.customer(
        customer,
        1,
        Map.of(
            "email",
            address,
            "language",
            "sv",
            "permissions",
            List.of(
                Map.of(
                    "purpose", "marketing",
                    "channel", "email",
                    "basis", "existing-customer",
                    "at", "2026-01-10T08:00:00Z"))));
    topics.assessment(UUID.randomUUID(), customer, Map.of("customerVersion", 1));
    var headers = (Map<?, ?>) mail.theOneTo(address).get("headers");
    var link =
        headers
            .get("List-Unsubscribe")
            .toString()
            .replaceAll("\\s+|[<>]", "")
            .replace("http://localhost:8080", "");

    given().get(link).then().statusCode(200).body(containsString("Sluta skriva till mig"));
    given()
        .contentType("application/x-www-form-urlencoded")
        .body("List-Unsubscribe=One-Click")
        .post(link)
        .then()
        .statusCode(200)
        .body(containsString("Vi skriver inte till dig mer"));

    topics.assessment(UUID.randomUUID(), customer, Map.of());
    OutreachList.becomes(customer, "suppressed", "unsubscribed");
  }

  @Test
  void aLinkThatIsNotOursSaysSoInTheReadersLanguage() {
    given()
        .header("Accept-Language", "sv-SE,sv;q=0.9")
        .get("/r/unsubscribe/abc.def")
        .then()
        .statusCode(404)
        .body(containsString("Länken fungerar inte"));
    given().post("/r/unsubscribe/abc.def").then().statusCode(404);
  }

  private static void filtered(
      String customer, Map<String, String> filter, List<String> expectedReasons) {
    asMarketer()
        .queryParam("customerId", customer)
        .queryParams(filter)
        .get("/api/promoters/outreach")
        .then()
        .statusCode(200)
        .body("items.reason", equalTo(expectedReasons))
        .body("total", equalTo(expectedReasons.size()));
  }

  private static RequestSpecification asMarketer() {
    return given().header("Authorization", TestIdentity.bearer("m", "marketer"));
  }
}

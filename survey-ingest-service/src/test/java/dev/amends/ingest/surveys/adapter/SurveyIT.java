package dev.amends.ingest.surveys.adapter;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amends.ingest.PublishedRecords;
import dev.amends.ingest.PublishedRecords.Published;
import dev.amends.ingest.surveys.domain.TestSurveys;
import dev.amends.localstack.testing.LocalStackResource;
import dev.amends.localstack.testing.TestIdentity;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class SurveyIT {

  private static final Duration SOON = Duration.ofSeconds(20);
  private static final int SMALL_PAGE = 30_000;

  @Inject DataSource database;
  @Inject SurveyLinks links;

  private final String customer = "asked-" + UUID.randomUUID();

  @Test
  void everyAnswerIsKeptAsItIsGivenAndRevisesTheResponse() {
    var page = begun("delivery", "\"customerId\": \"" + customer + "\", \"language\": \"sv\"");
    post(page, "step=nps&nps=2").statusCode(303).header("Location", is(page + "?step=words"));
    assertEquals(2, published(1).getFirst().data().at("/scores/nps").asInt());

    post(page, "step=words&words=Paketet+kom+aldrig+fram").statusCode(303);
    var second = published(2).get(1);
    assertEquals("Paketet kom aldrig fram", second.data().path("comment").asText());
    assertEquals("survey:delivery", second.data().path("source").asText());
    assertEquals("sv", second.data().path("language").asText());
    assertTrue(second.data().has("revisedAt"));
    assertEquals(published(1).getFirst().meta().receiptId(), second.meta().receiptId());
  }

  @Test
  void aLookAtALinkRecordsNothingHoweverItIsCalled() {
    var page = begun("delivery", "\"customerId\": \"" + customer + "\", \"language\": \"en\"");
    get(page + "?nps=3")
        .statusCode(200)
        .body(containsString("value=\"3\" checked"))
        .body(containsString("Question 1 of 3"));
    get(page).statusCode(200).body(not(containsString("\" checked")));
    post(page, "step=nps&nps=3").statusCode(303);
    get(page).statusCode(200).body(containsString("Question 2 of 3"));
    assertEquals(1, published(1).size());
  }

  @Test
  void whoWasAskedAnsweredOrDeclinedIsCountedOnce() {
    var page =
        begun(
            "delivery",
            "\"customerId\": \"" + customer + "\", \"externalId\": \"" + customer + "\"");
    begun("delivery", "\"customerId\": \"" + customer + "\", \"externalId\": \"" + customer + "\"");
    post(page, "do=decline");
    post(page, "do=decline");
    post(page, "step=nps&nps=3");
    post(page, "step=nps&nps=4");
    post(page, "do=decline");
    published(2);
    var bootstrapServers =
        ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
    assertEquals(
        List.of(
            "dev.amends.survey.invited.v1",
            "dev.amends.survey.declined.v1",
            "dev.amends.survey.answered.v1"),
        new PublishedRecords(bootstrapServers, "amends.interactions.v1").types(customer));
  }

  @Test
  void theSameAnswerTwiceIsOneEvent() {
    var page = begun("delivery", "\"customerId\": \"" + customer + "\"");
    post(page, "step=nps&nps=3").statusCode(303);
    post(page, "step=nps&nps=3").statusCode(303);
    post(page, "step=nps&nps=9").statusCode(303);
    assertEquals(
        List.of(3, 9),
        published(2).stream().map(each -> each.data().at("/scores/nps").asInt()).toList());
  }

  @Test
  void aWholeConversationEndsWithWhatHappensNext() {
    var page = begun("delivery", "\"customerId\": \"" + customer + "\", \"language\": \"sv\"");
    post(page, "step=nps&nps=2");
    post(page, "step=words&words=Ingen+svarade+n%C3%A4r+jag+ringde");
    // What was said about calling decides the question.
    get(page).body(containsString("name=\"ces\""));
    post(page, "step=ces&ces=1");
    passTheRest(page);
    post(page, "step=contact&contact=yes&channel=phone&when=evening");
    get(page).statusCode(200).body(containsString("En människa läser ditt svar och ringer dig."));
    var last = last();
    assertEquals("evening", last.at("/contact/when").asText());
    assertEquals(1, last.at("/scores/ces").asInt());
  }

  @Test
  void nothingChosenIsSaidSoAndKeepsThePage() {
    var page = begun("delivery", "\"customerId\": \"" + customer + "\", \"language\": \"en\"");
    post(page, "step=nps")
        .statusCode(422)
        .body(containsString("role=\"alert\""))
        .body(containsString("Choose an answer first."));
    post(page, "step=nps&do=pass").statusCode(422);
    post(page, "step=nps&nps=11").statusCode(422);
    post(page, "step=shoe-size&nps=1").statusCode(303);
    post(page, "").statusCode(303);
  }

  @Test
  void whoDeclinesIsLeftAloneAndMayAnswerAfterAll() {
    var page = begun("support", "\"customerId\": \"" + customer + "\", \"language\": \"en\"");
    post(page, "do=decline").statusCode(303);
    get(page).statusCode(200).body(containsString("Thank you for saying so"));
    get(page + "?step=ces").statusCode(200).body(containsString("name=\"ces\""));
    post(page, "step=ces&ces=7").statusCode(303);
    get(page).body(containsString("Question 2 of"));
  }

  @Test
  void aLinkThatIsOverOrNotOursSaysSo() throws SQLException {
    var page = begun("delivery", "\"customerId\": \"" + customer + "\", \"language\": \"sv\"");
    get(forged(page)).statusCode(404).body(containsString("This link does not work"));
    post("/s/nonsense", "step=nps&nps=1").statusCode(404);
    var past = "/s/" + links.token(UUID.randomUUID(), Instant.EPOCH);
    get(past + "?lang=sv").statusCode(410).body(containsString("Länken gäller inte längre"));
    try (var connection = database.getConnection();
        var update =
            connection.prepareStatement(
                "update survey_conversation set expires_at = now() where customer_id = ?")) {
      update.setString(1, customer);
      update.executeUpdate();
    }
    get(page).statusCode(410);
    post(page, "step=nps&nps=1").statusCode(410);
  }

  /** The link with one character of its seal changed, whatever stood there. */
  private static String forged(String page) {
    int at = page.length() - 5;
    return page.substring(0, at) + (page.charAt(at) == 'A' ? 'B' : 'A') + page.substring(at + 1);
  }

  @Test
  void aFactCannotBecomeMarkup() {
    var page =
        begun(
            "delivery",
            "\"customerId\": \"%s\", \"language\": \"en\", \"facts\": {\"name\": \"<b>Bo</b>\", \"orderDate\": \"2026-05-01\"}"
                .formatted(customer));
    get(page)
        .body(containsString("Hello &lt;b&gt;Bo&lt;/b&gt;!"))
        .body(containsString("was delivered Friday 1 May"));
  }

  @Test
  void everyPageIsSmallAndAllowsNoScript() {
    var page = begun("delivery", "\"customerId\": \"" + customer + "\", \"language\": \"sv\"");
    for (var step : List.of("nps", "words", "contact")) {
      var answer =
          get(page + "?step=" + step)
              .statusCode(200)
              .header("Content-Security-Policy", containsString("default-src 'none'"))
              .header("Cache-Control", is("no-store"))
              .header("Content-Language", is("sv"))
              .extract()
              .asByteArray();
      assertTrue(answer.length < SMALL_PAGE, answer.length + " bytes");
      assertFalse(new String(answer, StandardCharsets.UTF_8).contains("<script"));
    }
  }

  @Test
  void whatWasChangedTwoHundredTimesStaysAsItIs() throws SQLException {
    var page = begun("delivery", "\"customerId\": \"" + customer + "\", \"language\": \"en\"");
    post(page, "step=nps&nps=3").statusCode(303);
    try (var connection = database.getConnection();
        var update =
            connection.prepareStatement(
                "update survey_conversation set changes = ? where customer_id = ?")) {
      update.setInt(1, ConversationTable.MOST_CHANGES - 1);
      update.setString(2, customer);
      update.executeUpdate();
    }
    post(page, "step=nps&nps=4").statusCode(303);
    post(page, "step=nps&nps=5").statusCode(410);
    get(page + "?step=nps").body(containsString("value=\"4\" checked"));
    assertEquals(
        List.of(3, 4),
        published(2).stream().map(each -> each.data().at("/scores/nps").asInt()).toList());
  }

  @Test
  void ownWordsMayBeLong() {
    var page = begun("delivery", "\"customerId\": \"" + customer + "\"");
    post(page, "step=nps&nps=2");
    post(page, "step=words&words=" + "%C3%A5".repeat(10_000)).statusCode(303);
    assertEquals("å".repeat(10_000), published(2).get(1).data().path("comment").asText());
  }

  @Test
  void passingOverIsNoCorrection() {
    var page = begun("delivery", "\"customerId\": \"" + customer + "\", \"language\": \"en\"");
    post(page, "step=nps&nps=9");
    passTheRest(page);
    post(page, "step=contact&contact=yes&channel=phone");
    get(page).body(containsString("We have noted that you would like to hear from us."));
    assertEquals(2, published(2).size());
  }

  @Test
  void whatWasChosenOfComingBackIsNotChosenAgain() {
    var page = begun("delivery", "\"customerId\": \"" + customer + "\", \"language\": \"en\"");
    post(page, "step=contact&contact=yes&when=evening")
        .statusCode(422)
        .body(containsString("value=\"yes\" checked"))
        .body(containsString("value=\"evening\" checked"));
  }

  @Test
  void whatIsBlankOrUnknownBeginsNoConversation() {
    upstream()
        .body("{\"customerId\": \" \", \"externalId\": \"\", \"customerID\": \"c\"}")
        .post("/api/surveys/delivery/conversations")
        .then()
        .statusCode(400)
        .body(
            "errors.collect { it.field + ' ' + it.code }",
            equalTo(List.of("externalId required", "customerId required", "* unknown-value")));
    upstream()
        .body("{\"facts\": {\"name\": \"Åsa\"}}")
        .post("/api/surveys/delivery/conversations")
        .then()
        .statusCode(400)
        .body("errors.field", equalTo(List.of("customerId")));
    upstream().body("[]").post("/api/surveys/delivery/conversations").then().statusCode(400);
  }

  @Test
  void withoutACustomerItStaysAnonymousAndAsksForNoAddress() {
    var externalId = UUID.randomUUID().toString();
    var page = begun("delivery", "\"language\": \"en\", \"externalId\": \"" + externalId + "\"");
    post(page, "step=nps&nps=1");
    passTheRest(page);
    get(page)
        .body(containsString("It is kept without your name."))
        .body(not(containsString("name=\"contact\"")));
  }

  @Test
  void theSameRequestGetsTheSameConversation() {
    var body = "\"customerId\": \"" + customer + "\", \"externalId\": \"" + customer + "\"";
    assertEquals(begun("delivery", body), begun("delivery", body));
    assertNotEquals(
        begun("delivery", body), begun("delivery", body.replaceFirst(customer, "another")));
    assertNotEquals(begun("delivery", body), begun("support", body));
  }

  @Test
  void staffFillItInForSomebodyOnThePhone() {
    as("anna", "agent")
        .body("{\"customerId\": \"" + customer + "\"}")
        .post("/api/surveys/delivery/conversations")
        .then()
        .statusCode(400)
        .body("errors.field", equalTo(List.of("channel")));
    String url =
        as("anna", "agent")
            .body("{\"customerId\": \"" + customer + "\", \"channel\": \"phone\"}")
            .post("/api/surveys/delivery/conversations")
            .then()
            .statusCode(201)
            .extract()
            .path("url");
    post(url.substring(url.indexOf("/s/")), "step=nps&nps=1");
    var data = published(1).getFirst().data();
    assertEquals("anna", data.path("author").asText());
    assertEquals("phone", data.path("channel").asText());
  }

  @Test
  void whatWouldMisleadTheCustomerIsNotNamed() {
    upstream()
        .body(
            "{\"customerId\": \"c\", \"facts\": {\"product\": \"see www.evil.com\", \"orderDate\": \"soon\"}}")
        .post("/api/surveys/delivery/conversations")
        .then()
        .statusCode(400)
        .body(
            "errors.collect { it.field + ' ' + it.code }",
            equalTo(List.of("facts.orderDate not-a-time", "facts.product invalid-character")));
    upstream().body("{}").post("/api/surveys/nobody/conversations").then().statusCode(404);
  }

  @Test
  void aSurveyIsPublishedInVersionsAndConversationsStayWithTheirs() {
    var name = "s-" + UUID.randomUUID().toString().substring(0, 8);
    var json = TestSurveys.deliveryJson();
    lead()
        .queryParam("dryRun", true)
        .body(json.toString())
        .put("/api/surveys/" + name)
        .then()
        .statusCode(200)
        .body("published", is(false))
        .body("version", is(1));
    lead().get("/api/surveys/" + name).then().statusCode(404);
    published(name, json, 1);
    published(name, json, 1);
    var page = begun(name, "\"customerId\": \"" + customer + "\", \"language\": \"sv\"");
    json.withObject("/title").put("sv", "En annan rubrik");
    published(name, json, 2);
    get(page).body(containsString("Din leverans"));
    get(begun(name, "\"language\": \"sv\"")).body(containsString("En annan rubrik"));
    upstream().get("/api/surveys").then().body("items.survey", hasItems("delivery", name));
  }

  @Test
  void aBadSurveyIsRefusedWithEverythingThatIsWrong() {
    var json = TestSurveys.deliveryJson();
    json.withObject("/outcome/ask").put("en", "How great was it?");
    json.remove("thanks");
    lead()
        .body(json.toString())
        .put("/api/surveys/bad")
        .then()
        .statusCode(400)
        .body("code", is("invalid"))
        .body(
            "errors.collect { it.field + ' ' + it.code }",
            equalTo(List.of("outcome.ask.en bad-wording", "thanks required")));
    upstream().body(json.toString()).put("/api/surveys/bad").then().statusCode(403);
  }

  @Test
  void anErasedCustomerLeavesNoConversation() {
    var page = begun("delivery", "\"customerId\": \"" + customer + "\"");
    upstream().delete("/api/customers/" + customer).then().statusCode(202);
    get(page).statusCode(410);
    post(page, "step=nps&nps=1").statusCode(410);
  }

  /** Over every question that is still open, whichever were drawn for this customer. */
  private void passTheRest(String page) {
    for (var open = openStep(page); open.isPresent(); open = openStep(page)) {
      post(page, "do=pass&step=" + open.get()).statusCode(303);
    }
  }

  private static Optional<String> openStep(String page) {
    return Pattern.compile("name=\"step\" value=\"(\\w+)\"")
        .matcher(get(page).extract().asString())
        .results()
        .map(step -> step.group(1))
        .filter(step -> !step.equals("contact"))
        .findFirst();
  }

  private static void published(String name, JsonNode json, int version) {
    lead()
        .body(json.toString())
        .put("/api/surveys/" + name)
        .then()
        .statusCode(200)
        .body("published", is(true))
        .body("version", is(version));
  }

  /** The path of the page. */
  private static String begun(String survey, String fields) {
    String url =
        upstream()
            .body("{" + fields + "}")
            .post("/api/surveys/" + survey + "/conversations")
            .then()
            .statusCode(201)
            .extract()
            .path("url");
    return url.substring(url.indexOf("/s/"));
  }

  private static ValidatableResponse get(String page) {
    return given().get(page).then();
  }

  private static ValidatableResponse post(String page, String form) {
    return given()
        .redirects()
        .follow(false)
        .contentType("application/x-www-form-urlencoded; charset=UTF-8")
        .body(form)
        .post(page)
        .then();
  }

  /** The customer's responses, at least so many. */
  private List<Published> published(int count) {
    var bootstrapServers =
        ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
    var records = new PublishedRecords(bootstrapServers, "amends.feedback.v1");
    return await().atMost(SOON).until(() -> records.of(customer), found -> found.size() >= count);
  }

  private JsonNode last() {
    return await()
        .atMost(SOON)
        .until(() -> published(1).getLast().data(), data -> data.has("contact"));
  }

  private static RequestSpecification upstream() {
    return as("shop", "upstream");
  }

  private static RequestSpecification lead() {
    return as("cleo", "cx-lead");
  }

  private static RequestSpecification as(String name, String role) {
    return given().auth().oauth2(TestIdentity.token(name, role)).contentType("application/json");
  }
}

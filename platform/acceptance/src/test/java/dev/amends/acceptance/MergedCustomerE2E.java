package dev.amends.acceptance;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Two ids that are one customer's are one customer's in every service. */
class MergedCustomerE2E {

  private static final Duration SOON = Duration.ofSeconds(30);

  private final Product product = Product.running();
  private final String one = "merged-" + UUID.randomUUID();
  private final String other = "remains-" + UUID.randomUUID();

  @Test
  void theCaseGoesOnUnderTheOtherIdAndNobodyThanksWhoIsUnhappy() {
    respond(one, "r1", 1, Map.of("name", "Åsa Lind"));
    var id = caseOf(one);
    command(id, "note", "{\"text\": \"Ringer på tisdag\"}").then().statusCode(200);

    merge(one, other);

    await().atMost(SOON).until(() -> other.equals(get(id).path("customerId")));
    await().atMost(SOON).until(() -> "Åsa Lind".equals(get(id).path("customerName")));
    agent()
        .get("/api/recovery/cases/" + id)
        .then()
        .body("state", is("open"))
        .body("timeline.detail.text", hasItem("Ringer på tisdag"));

    respond(one, "r2", 2, null);
    await().atMost(SOON).until(() -> (int) get(id).path("responses") == 2);
    product
        .as("cxlead")
        .get("/api/risk/customers/" + one)
        .then()
        .body("customerId", is(other))
        .body("history", hasSize(2));

    var permission =
        Map.of(
            "purpose", "marketing",
            "channel", "email",
            "basis", "consent",
            "at", "2026-01-10T08:00:00Z");
    respond(
        other,
        "r3",
        10,
        Map.of("email", other + "@example.com", "permissions", List.of(permission)));
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                product
                    .as("marketer")
                    .get("/api/promoters/outreach?customerId=" + other)
                    .then()
                    .body(
                        "items.find { it.status == 'suppressed' && it.reason == 'open-case' }.customerId",
                        is(other)));

    var erasure =
        product
            .as("upstream")
            .delete("/api/customers/" + one)
            .then()
            .statusCode(202)
            .extract()
            .header("Location");
    await()
        .atMost(SOON)
        .until(() -> "done".equals(product.as("upstream").get(erasure).path("state")));
    agent().get("/api/recovery/cases/" + id).then().body("state", is("closed"));
    product.as("cxlead").get("/api/risk/customers/" + other).then().statusCode(404);
  }

  @Test
  void ofTwoOpenCasesOneRemainsAndNobodyIsCalledTwice() {
    respond(one, "r1", 1, null);
    respond(other, "r1", 3, null);
    var joins = caseOf(one);
    var remains = caseOf(other);
    command(remains, "claim", "{}").then().statusCode(200);

    merge(one, other);

    await().atMost(SOON).until(() -> "closed".equals(get(joins).path("state")));
    agent()
        .get("/api/recovery/cases/" + remains)
        .then()
        .body("state", is("claimed"))
        .body("responses", is(2))
        .body("feedback.scores.nps", containsInAnyOrder(1, 3));
    command(remains, "release", "{}").then().statusCode(200);
  }

  private void merge(String from, String into) {
    product
        .as("upstream")
        .contentType("application/json")
        .body(Map.of("into", into))
        .post("/api/customers/" + from + "/merge")
        .then()
        .statusCode(200)
        .body("customerId", is(into));
  }

  private void respond(String customer, String externalId, int nps, Map<String, ?> facts) {
    var event = new HashMap<String, Object>();
    event.put("source", "merging");
    event.put("externalId", customer + externalId);
    event.put("customerId", customer);
    event.put("occurredAt", Instant.now().toString());
    event.put("touchpoint", "delivery");
    event.put("scores", Map.of("nps", nps));
    if (facts != null) {
      event.put("customer", facts);
    }
    product
        .as("upstream")
        .contentType("application/json")
        .body(event)
        .post("/api/feedback")
        .then()
        .statusCode(202);
  }

  private String caseOf(String customer) {
    var path = "/api/recovery/cases?customerId=" + customer;
    await().atMost(SOON).until(() -> (int) agent().get(path).path("total") == 1);
    return agent().get(path).path("items[0].id");
  }

  private io.restassured.response.Response get(String id) {
    return agent().get("/api/recovery/cases/" + id);
  }

  private io.restassured.response.Response command(String id, String name, String body) {
    return agent()
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .contentType("application/json")
        .body(body)
        .post("/api/recovery/cases/" + id + "/" + name);
  }

  private RequestSpecification agent() {
    return product.as("agent");
  }
}

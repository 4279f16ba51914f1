package dev.amends.acceptance;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A customer who asks to be forgotten is, by every service. */
class ErasedCustomerE2E {

  private static final Duration SOON = Duration.ofSeconds(30);

  private final Product product = Product.running();
  private final String customer = "erased-" + UUID.randomUUID();

  @Test
  void everyServiceForgetsTheCustomerAndANewLifeStartsWithNothing() {
    var receipt = respond("r1", Map.of("name", "Åsa Lind", "email", customer + "@example.com"));
    var id = openCase();

    var erasure =
        product
            .as("upstream")
            .delete("/api/customers/" + customer)
            .then()
            .statusCode(202)
            .extract()
            .header("Location");
    await()
        .atMost(SOON)
        .until(() -> "done".equals(product.as("upstream").get(erasure).path("state")));

    product.as("cxlead").get("/api/risk/customers/" + customer).then().statusCode(404);
    product.as("cxlead").get("/api/trace/" + receipt).then().statusCode(404);
    product
        .as("agent")
        .get("/api/recovery/cases/" + id)
        .then()
        .body("state", is("closed"))
        .body("customerId", is(""))
        .body("customerName", nullValue())
        .body("feedback", equalTo(List.of()));
    product
        .as("marketer")
        .get("/api/promoters/outreach?customerId=" + customer)
        .then()
        .body("items", equalTo(List.of()));

    respond("r2", null);
    var next = openCase();
    product
        .as("agent")
        .get("/api/recovery/cases/" + next)
        .then()
        .body("responses", is(1))
        .body("customerName", nullValue());
  }

  private String respond(String externalId, Map<String, String> facts) {
    var event = new java.util.HashMap<String, Object>();
    event.put("source", "erasure");
    event.put("externalId", customer + externalId);
    event.put("customerId", customer);
    event.put("occurredAt", Instant.now().toString());
    event.put("scores", Map.of("nps", 1));
    if (facts != null) {
      event.put("customer", facts);
    }
    return product
        .as("upstream")
        .contentType("application/json")
        .body(event)
        .post("/api/feedback")
        .then()
        .statusCode(202)
        .extract()
        .path("receiptId");
  }

  private String openCase() {
    var path = "/api/recovery/cases?state=open&customerId=" + customer;
    await().atMost(SOON).until(() -> (int) product.as("agent").get(path).path("total") == 1);
    return product.as("agent").get(path).path("items[0].id");
  }
}

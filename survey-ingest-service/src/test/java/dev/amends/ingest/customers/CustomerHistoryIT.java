package dev.amends.ingest.customers;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.amends.ingest.PublishedRecords;
import dev.amends.localstack.testing.LocalStackResource;
import dev.amends.localstack.testing.TestIdentity;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class CustomerHistoryIT {

  private static final String YES =
      """
      {"purpose": "marketing", "channel": "email", "basis": "consent", "at": "2026-01-10T08:00:00Z",
       "proof": "form-7", "wording": "Ja tack, skriv till mig."}""";

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrapServers;

  private final String customer = "history-" + UUID.randomUUID();
  private final String path = "/api/customers/" + customer + "/history";

  @Test
  void whoSaidWhatAndWhenIsKeptWithTheWordingAndTheWordingIsNotPublished() {
    say("erp", "\"name\": \"Åsa\", \"permissions\": [" + YES + "]");
    say("erp", "\"name\": \"Åsa\"");
    say(
        "crm",
        "\"permissions\": ["
            + YES.replace("2026-01-10", "2026-02-10").replace("}", ", \"withdrawn\": true}")
            + "]");

    as("erp", "upstream")
        .get(path)
        .then()
        .statusCode(200)
        .body("items.version", equalTo(List.of(2, 1)))
        .body("items.by", equalTo(List.of("crm", "erp")))
        .body("items[0].said.permissions[0].withdrawn", is(true))
        .body("items[1].said.name", is("Åsa"))
        .body("items[1].said.permissions[0].wording", is("Ja tack, skriv till mig."))
        .body("looks", hasSize(0));
    as("dora", "admin").get(path).then().body("looks.actor", equalTo(List.of("erp")));
    as("anna", "agent").get(path).then().statusCode(403);
    assertFalse(published().contains("wording"), published());
  }

  @Test
  void anObjectionToProfilingNeedsNoChannelAndIsPublished() {
    say(
        "erp",
        "\"permissions\": [{\"purpose\": \"profiling\", \"basis\": \"legitimate-interest\", \"at\": \"2026-03-01T08:00:00Z\", \"withdrawn\": true}]");

    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                assertEquals(
                    "[{\"purpose\":\"profiling\",\"channel\":\"any\",\"basis\":\"legitimate-interest\",\"at\":\"2026-03-01T08:00:00Z\",\"withdrawn\":true}]",
                    published()));
  }

  @Test
  void whatIsLongIsReadPageByPage() {
    var said =
        IntStream.rangeClosed(0, CustomerHistoryResource.PAGE)
            .mapToObj(i -> "{\"customerId\": \"%s\", \"tenureMonths\": %d}".formatted(customer, i))
            .collect(Collectors.joining(",", "[", "]"));
    as("erp", "upstream").body(said).post("/api/customers/batch").then().statusCode(200);

    as("erp", "upstream")
        .get(path)
        .then()
        .body("items", hasSize(CustomerHistoryResource.PAGE))
        .body("items[0].said.tenureMonths", is(CustomerHistoryResource.PAGE))
        .body("items[49].version", is(2))
        .body("nextBefore", notNullValue());
    var next = as("erp", "upstream").get(path).path("nextBefore");
    as("erp", "upstream")
        .get(path + "?before=" + next)
        .then()
        .body("items.version", equalTo(List.of(1)))
        .body("items", hasSize(1))
        .body("$", not(hasKey("nextBefore")));
  }

  @Test
  void anErasedCustomerHasNoHistory() {
    say("erp", "\"name\": \"Åsa\"");
    as("erp", "upstream").delete("/api/customers/" + customer).then().statusCode(202);
    as("erp", "upstream").get(path).then().statusCode(404);
  }

  private void say(String by, String facts) {
    as(by, "upstream")
        .body("[{\"customerId\": \"" + customer + "\", " + facts + "}]")
        .post("/api/customers/batch")
        .then()
        .statusCode(200)
        .body("rejected", is(0));
  }

  /** The permissions of the latest snapshot that the broker has. */
  private String published() {
    var records = new PublishedRecords(bootstrapServers, MergingCustomerFacts.TOPIC).of(customer);
    return records.isEmpty() ? "" : records.getLast().data().path("permissions").toString();
  }

  private static RequestSpecification as(String name, String role) {
    return given()
        .header("Authorization", TestIdentity.bearer(name, role))
        .contentType("application/json");
  }
}

package dev.amends.ingest.customers;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amends.ingest.PublishedRecords;
import dev.amends.localstack.testing.LocalStackResource;
import dev.amends.localstack.testing.TestIdentity;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class MergedCustomerIT {

  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String MERGED = "dev.amends.customer.merged.v1";
  private static final String CHANGED = "dev.amends.customer.changed.v1";

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrapServers;

  private final String one = "merged-" + UUID.randomUUID();
  private final String other = "remains-" + UUID.randomUUID();

  @Test
  void whatIsKnownUnderBothIdsIsOneCustomersAndWhatComesLaterToo() {
    know(one, "\"name\": \"Åsa\", \"email\": \"old@example.com\"");
    know(one, "\"phone\": \"070\"");
    know(other, "\"email\": \"new@example.com\"");

    merge(one, other).then().statusCode(200).body("customerId", is(other)).body("version", is(3));
    merge(one, other).then().statusCode(200).body("version", is(3));
    know(one, "\"segment\": \"consumer\"");

    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertEquals(List.of(CHANGED, CHANGED, MERGED, CHANGED), types(other)));
    assertEquals(List.of(CHANGED, CHANGED, "tombstone"), types(one));
    var last = published(other).getLast();
    assertEquals("Åsa", last.path("name").asText());
    assertEquals("new@example.com", last.path("email").asText());
    assertEquals("070", last.path("phone").asText());
    assertEquals("consumer", last.path("segment").asText());
    assertEquals(4, last.path("version").asInt());
    upstream()
        .get("/api/customers/" + one + "/history")
        .then()
        .body("customerId", is(other))
        .body("items", hasSize(5))
        .body("items[0].said.segment", is("consumer"))
        .body("items[1].said.mergedFrom", is(one));
  }

  @Test
  void whoIsErasedIsErasedUnderBothIds() {
    know(one, "\"name\": \"Åsa\"");
    merge(one, other);

    upstream()
        .delete("/api/customers/" + one)
        .then()
        .statusCode(202)
        .header("Location", endsWith("/api/customers/" + other + "/erasure"));

    upstream().get("/api/customers/" + other + "/history").then().statusCode(404);
    know(one, "\"name\": \"Someone else\"");
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertEquals(List.of(CHANGED, "tombstone", CHANGED), types(one)));
    merge(one, other).then().statusCode(409).body("detail", containsString("is being erased"));
  }

  @Test
  void aChainOfMergesEndsAtTheLast() {
    var last = "last-" + UUID.randomUUID();
    merge(one, other).then().statusCode(200);
    merge(other, last).then().body("customerId", is(last));
    merge(last, one).then().statusCode(200).body("customerId", is(last));
    know(one, "\"name\": \"Åsa\"");
    upstream()
        .get("/api/customers/" + last + "/history")
        .then()
        .body("items[0].said.name", is("Åsa"))
        .body("items.said.mergedFrom", equalTo(java.util.Arrays.asList(null, other, one)));
  }

  @Test
  void whatCannotBeMergedIsRefused() {
    merge(one, one).then().statusCode(400).body("code", is("invalid"));
    upstream().body("{}").post("/api/customers/" + one + "/merge").then().statusCode(400);
    upstream().body("[]").post("/api/customers/" + one + "/merge").then().statusCode(400);
    merge(one, "x".repeat(CustomerResource.MAX_ID + 1)).then().statusCode(400);
    merge("x".repeat(CustomerResource.MAX_ID + 1), one).then().statusCode(400);
    as("anna", "agent")
        .body("{\"into\": \"x\"}")
        .post("/api/customers/" + one + "/merge")
        .then()
        .statusCode(403);
  }

  private static io.restassured.response.Response merge(String from, String into) {
    return upstream()
        .body("{\"into\": \"" + into + "\"}")
        .post("/api/customers/" + from + "/merge");
  }

  private static void know(String customer, String facts) {
    upstream()
        .body("[{\"customerId\": \"" + customer + "\", " + facts + "}]")
        .post("/api/customers/batch")
        .then()
        .statusCode(200)
        .body("accepted", is(1));
  }

  private List<String> types(String customer) {
    return records().types(customer);
  }

  private List<JsonNode> published(String customer) {
    return records().of(customer).stream().map(PublishedRecords.Published::data).toList();
  }

  private PublishedRecords records() {
    return new PublishedRecords(bootstrapServers, MergingCustomerFacts.TOPIC);
  }

  private static RequestSpecification upstream() {
    return as("erp", "upstream");
  }

  private static RequestSpecification as(String name, String role) {
    return given()
        .header("Authorization", TestIdentity.bearer(name, role))
        .contentType("application/json");
  }
}

package dev.amends.recovery;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.amends.backbone.erasure.CustomerErased;
import dev.amends.backbone.event.EventMeta;
import dev.amends.backbone.event.OutgoingEvent;
import dev.amends.backbone.publish.StreamPublisher;
import dev.amends.localstack.testing.LocalStackResource;
import dev.amends.localstack.testing.TestIdentity;
import dev.amends.recovery.audit.ContactLooks;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@Timeout(120)
class ErasureIT {

  private static final Duration SOON = Duration.ofSeconds(20);
  private static final Instant ACCEPTED_AT = Instant.parse("2026-05-01T09:30:00Z");
  private static final Instant ERASED_AT = Instant.parse("2026-05-03T12:00:00Z");

  private final String customer = "erased-" + UUID.randomUUID();

  /** A name that no other test's customer has. */
  private final String name = "Åsa" + UUID.randomUUID();

  @Inject StreamPublisher broker;
  @Inject DataSource database;
  @Inject ContactLooks looks;

  @Test
  void anErasedCustomersCaseIsClosedAndHoldsNothingThatPointsToThePerson() throws SQLException {
    var id = caseOfAsa();
    command(id, "note", "{\"text\": \"" + name + " ringer\"}").then().statusCode(200);
    command(
            id,
            "promise",
            "{\"text\": \"Ny leverans till " + name + "\", \"dueAt\": \"2999-01-01T00:00:00Z\"}")
        .then()
        .statusCode(200);
    get(id).then().body("timeline[1].detail.text", is(name + " ringer"));

    send(erased());

    await().atMost(SOON).until(() -> "closed".equals(get(id).path("state")));
    // As of somebody who opened the case before it was forgotten.
    looks.note("anna", UUID.fromString(id));
    get(id)
        .then()
        .body("customerId", is(""))
        .body("excerpt", nullValue())
        .body("customer.email", nullValue())
        .body("feedback", equalTo(List.of()))
        .body("promises.text", equalTo(List.of("")))
        .body("timeline.type", equalTo(List.of("opened", "noted", "claimed", "promised", "closed")))
        .body("timeline[1].detail.erased", is(true))
        .body("timeline[4].detail.why", is("erased"))
        .body("allowed", equalTo(List.of()));
    for (var table :
        List.of(
            "recovery_case",
            "case_feedback",
            "case_promise",
            "case_event",
            "customer",
            "customer_key",
            "contact_look",
            "command_receipt")) {
      assertEquals(0, rowsNaming(name, table), table);
      assertEquals(0, rowsNaming(customer, table), table);
    }
    command(id, "note", "{\"text\": \"again\"}").then().statusCode(409);
    command(id, "reopen", "{\"reason\": \"again\"}").then().statusCode(409);
    assertEquals(1, confirmations());
  }

  @Test
  void whatWasAcceptedBeforeOpensNothingAndWhatComesAfterwardsDoes() {
    send(erased());
    await().atMost(SOON).until(() -> confirmations() == 1);

    send(assessment("late", ACCEPTED_AT));
    send(assessment("new", ERASED_AT.plusSeconds(1)));

    var id = caseOf();
    get(id).then().body("responses", is(1)).body("feedback[0].receiptId", is(receipt("new")));
  }

  @Test
  void everyLookAtHowTheCustomerCanBeReachedIsNoted() {
    var id = caseOfAsa();
    get(id).then().statusCode(200);
    as("bo", "agent").get("/api/recovery/cases/" + id).then().statusCode(200);

    as("lena", "team-lead")
        .get("/api/recovery/contact-looks?customerId=" + customer)
        .then()
        .statusCode(200)
        .body("items.actor", equalTo(List.of("bo", "anna")))
        .body("items[0].caseId", is(id))
        .body("nextBefore", nullValue());
    as("lena", "team-lead").get("/api/recovery/contact-looks").then().statusCode(400);
    as("anna", "agent")
        .get("/api/recovery/contact-looks?customerId=" + customer)
        .then()
        .statusCode(403);
  }

  private String caseOfAsa() {
    send(
        event(
            "amends.customers.v1",
            "dev.amends.customer.changed.v1",
            ACCEPTED_AT,
            Map.of(
                "customerId",
                customer,
                "version",
                1,
                "at",
                ACCEPTED_AT,
                "name",
                name,
                "email",
                "asa@example.com",
                "permissions",
                List.of())));
    await().atMost(SOON).until(() -> rowsNaming(customer, "customer") == 1);
    send(assessment("r1", ACCEPTED_AT));
    return caseOf();
  }

  private String caseOf() {
    var path = "/api/recovery/cases?customerId=" + customer;
    await().atMost(SOON).until(() -> (int) as("anna", "agent").get(path).path("total") == 1);
    return as("anna", "agent").get(path).path("items[0].id");
  }

  private static Response get(String id) {
    return as("anna", "agent").get("/api/recovery/cases/" + id);
  }

  private static Response command(String id, String name, String body) {
    return as("anna", "agent")
        .header("Idempotency-Key", UUID.randomUUID())
        .contentType("application/json")
        .body(body)
        .post("/api/recovery/cases/" + id + "/" + name);
  }

  private static RequestSpecification as(String name, String role) {
    return given().header("Authorization", TestIdentity.bearer(name, role));
  }

  private long rowsNaming(String words, String table) throws SQLException {
    return count("select count(*) from " + table + " as t where strpos(t::text, ?) > 0", words);
  }

  private long confirmations() throws SQLException {
    return count(
        "select count(*) from outbox where type = 'dev.amends.customer.erasure-confirmed.v1' and customer_id = ?",
        customer);
  }

  private long count(String sql, String parameter) throws SQLException {
    try (var connection = database.getConnection();
        var select = connection.prepareStatement(sql)) {
      select.setString(1, parameter);
      try (var row = select.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  private void send(OutgoingEvent event) {
    broker.publisher().publish(event).join();
  }

  private OutgoingEvent erased() {
    return event(
        "amends.customers.v1",
        CustomerErased.TYPE,
        ERASED_AT,
        CustomerErased.of(customer, 2, ERASED_AT));
  }

  private OutgoingEvent assessment(String externalId, Instant acceptedAt) {
    var data = new HashMap<String, Object>();
    data.put("receiptId", receipt(externalId));
    data.put("revision", 1);
    data.put("customerId", customer);
    data.put("mode", "live");
    data.put("occurredAt", ACCEPTED_AT);
    data.put("scores", Map.of("nps", 2));
    data.put("comment", "Paketet kom aldrig fram, hälsar " + name);
    data.put("pLoss", 0.6);
    data.put("band", "high");
    data.put("atRisk", true);
    data.put("reasons", List.of("nps-detractor"));
    return event("amends.assessments.v1", "dev.amends.response.assessed.v1", acceptedAt, data);
  }

  private String receipt(String externalId) {
    return UUID.nameUUIDFromBytes((customer + externalId).getBytes()).toString();
  }

  private OutgoingEvent event(String topic, String type, Instant acceptedAt, Object data) {
    var meta =
        new EventMeta(
            UUID.randomUUID(), type, "/test", ACCEPTED_AT, customer, null, null, null, acceptedAt);
    return OutgoingEvent.of(topic, meta, data);
  }
}

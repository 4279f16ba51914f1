package dev.amends.ingest.customers;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.amends.backbone.erasure.CustomerErased;
import dev.amends.backbone.erasure.ErasureConfirmed;
import dev.amends.backbone.erasure.Erasures;
import dev.amends.backbone.event.EventMeta;
import dev.amends.backbone.event.OutgoingEvent;
import dev.amends.backbone.publish.StreamPublisher;
import dev.amends.ingest.PublishedRecords;
import dev.amends.ingest.broker.Submission;
import dev.amends.ingest.customers.MergingCustomerFacts.Known;
import dev.amends.localstack.testing.LocalStackResource;
import dev.amends.localstack.testing.TestIdentity;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class ErasureIT {

  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String CHANGED = "dev.amends.customer.changed.v1";
  private static final Map<String, String> TOPICS =
      Map.of(
          "risk-scoring", "amends.assessments.v1",
          "recovery-workflow", "amends.cases.v1",
          "promoter-mobilization", "amends.outreach.v1");

  @Inject StreamPublisher broker;
  @Inject MergingCustomerFacts merging;
  @Inject CustomerRepository customers;
  @Inject Erasures erasures;
  @Inject DataSource database;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrapServers;

  private final String customer = "erased-" + UUID.randomUUID();

  @Test
  void anErasureIsDoneWhenEveryServiceHasConfirmedAndLeavesATombstone() {
    know("Åsa");

    var location =
        upstream()
            .delete("/api/customers/" + customer)
            .then()
            .statusCode(202)
            .body("state", is("running"))
            .body(
                "waitingFor",
                equalTo(List.of("promoter-mobilization", "recovery-workflow", "risk-scoring")))
            .extract()
            .header("Location");

    var epoch = epochOf(location);
    confirm("risk-scoring", epoch);
    confirm("recovery-workflow", epoch);
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                upstream()
                    .get(location)
                    .then()
                    .body("state", is("running"))
                    .body("waitingFor", equalTo(List.of("promoter-mobilization"))));
    confirm("promoter-mobilization", epoch);
    await().atMost(SOON).until(() -> "done".equals(upstream().get(location).path("state")));
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertEquals(List.of(CHANGED, CustomerErased.TYPE, "tombstone"), published()));
  }

  @Test
  void aConfirmationOfAnEarlierErasureDoesNotCount() {
    var first = upstream().delete("/api/customers/" + customer).header("Location");
    var earlier = epochOf(first);
    upstream().delete("/api/customers/" + customer).then().statusCode(202);
    TOPICS.keySet().forEach(service -> confirm(service, earlier));
    confirm("risk-scoring", epochOf(first));

    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                upstream()
                    .get(first)
                    .then()
                    .body("confirmedBy", equalTo(List.of("risk-scoring")))
                    .body("state", is("running")));
  }

  @Test
  void theTopicDoesNotForgetACustomerWhoHasComeBack() {
    know("Åsa");
    var location = upstream().delete("/api/customers/" + customer).header("Location");
    know("Åsa again");
    TOPICS.keySet().forEach(service -> confirm(service, epochOf(location)));

    await().atMost(SOON).until(() -> "done".equals(upstream().get(location).path("state")));
    upstream().delete("/api/customers/" + customer).then().statusCode(202);
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertEquals(
                    List.of(CHANGED, CustomerErased.TYPE, CHANGED, CustomerErased.TYPE),
                    published()));
  }

  @Test
  void whatWasAcceptedBeforeIsNotMergedAfterwards() {
    know("Åsa");
    var before = Instant.now();
    upstream().delete("/api/customers/" + customer).then().statusCode(202);
    var facts = new CustomerFacts("Åsa", null, null, null, null, null, null, List.of());
    var said = List.of(new MergingCustomerFacts.Said(customer, facts));

    assertEquals(Map.of(), merging.merge(said, new Submission("erp", null, before)));

    assertEquals(
        Map.of(customer, new Known(3, false)),
        merging.merge(said, new Submission("erp", null, Instant.now())));
  }

  @Test
  void anErasureDoesNotHoldTheCustomerWhileItWaitsForABatch() throws Exception {
    know("Åsa");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var erasure =
          QuarkusTransaction.requiringNew()
              .call(
                  () -> {
                    erasures.withoutErased(List.of());
                    var asked =
                        threads.submit(
                            () -> upstream().delete("/api/customers/" + customer).statusCode());
                    await().atMost(SOON).until(() -> erasuresWaitingForTheGate() == 1);
                    customers.lock(customer);
                    return asked;
                  });
      assertEquals(202, erasure.get());
    }
  }

  @Test
  void theTraceOfAnErasedCustomersResponseIsGone() {
    var receipt =
        upstream()
            .body(
                "{\"source\": \"erasure\", \"externalId\": \"%s\", \"customerId\": \"%s\", \"occurredAt\": \"2026-05-01T09:30:00Z\"}"
                    .formatted(customer, customer))
            .post("/api/feedback")
            .then()
            .statusCode(202)
            .extract()
            .path("receiptId");
    await().atMost(SOON).until(() -> upstream().get("/api/trace/" + receipt).statusCode() == 200);

    upstream().delete("/api/customers/" + customer).then().statusCode(202);

    upstream().get("/api/trace/" + receipt).then().statusCode(404);
  }

  @Test
  void anErasureNobodyAskedForIsNotFoundAndAnImpossibleIdIsRefused() {
    upstream().get("/api/customers/" + customer + "/erasure").then().statusCode(404);
    upstream()
        .delete("/api/customers/" + "x".repeat(CustomerResource.MAX_ID + 1))
        .then()
        .statusCode(400)
        .body("code", is("invalid"));
    as("anna", "agent").delete("/api/customers/" + customer).then().statusCode(403);
  }

  /** Erasures alone: whoever else comes to the gate meanwhile waits behind the erasure, shared. */
  private long erasuresWaitingForTheGate() throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "select count(*) from pg_locks where locktype = 'advisory' and not granted"
                    + " and mode = 'ExclusiveLock'"
                    + " and database = (select oid from pg_database where datname = current_database())")) {
      row.next();
      return row.getLong(1);
    }
  }

  private void know(String name) {
    upstream()
        .body("[{\"customerId\": \"" + customer + "\", \"name\": \"" + name + "\"}]")
        .post("/api/customers/batch")
        .then()
        .statusCode(200)
        .body("accepted", is(1));
  }

  private long epochOf(String location) {
    return CustomerErased.epochOf(Instant.parse(upstream().get(location).path("erasedAt")));
  }

  private void confirm(String service, long epoch) {
    var meta =
        new EventMeta(
            UUID.randomUUID(),
            ErasureConfirmed.TYPE,
            "/" + service,
            Instant.now().plusSeconds(1),
            customer,
            null,
            null,
            null);
    var data = new ErasureConfirmed(customer, epoch, service, meta.time());
    broker.publisher().publish(OutgoingEvent.of(TOPICS.get(service), meta, data)).join();
  }

  private List<String> published() {
    return new PublishedRecords(bootstrapServers, MergingCustomerFacts.TOPIC).types(customer);
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

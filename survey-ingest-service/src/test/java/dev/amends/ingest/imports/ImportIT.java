package dev.amends.ingest.imports;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amends.ingest.PublishedRecords;
import dev.amends.ingest.feedback.application.AcceptingFeedback;
import dev.amends.ingest.verdict.BatchItems;
import dev.amends.localstack.testing.LocalStackResource;
import dev.amends.localstack.testing.TestIdentity;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class ImportIT {

  private static final Duration SOON = Duration.ofSeconds(20);

  private final String run = UUID.randomUUID().toString();

  @Test
  void rejectedLinesAreMendedAndSentAgain() {
    var first =
        done(
            lines(
                    "answers.ndjson",
                    line("q", 9) + "\n\n" + line("r", 11) + "\n{\"source\": \n" + line("s", 3))
                .then()
                .statusCode(202)
                .body("rejects", endsWith("/rejects.ndjson"))
                .extract()
                .header("Location"));
    upstream().get(first).then().body("rows", is(4)).body("accepted", is(2));
    upstream()
        .get(first + "/rejects.csv")
        .then()
        .statusCode(404)
        .body("detail", is("The file was ndjson; ask for rejects.ndjson."));
    var rejects = upstream().get(first + "/rejects.ndjson").body().asString();
    var mendable = rejects.lines().toList().getFirst();
    assertTrue(
        mendable.startsWith(
            "{\"line\":3,\"errors\":[{\"field\":\"scores.nps\",\"code\":\"out-of-range\","),
        mendable);
    var broken = rejects.lines().toList().getLast();
    assertTrue(
        broken.startsWith("{\"line\":4,\"errors\":[{\"field\":\"\",\"code\":\"malformed-json\""),
        broken);
    assertTrue(broken.endsWith("\"text\":\"{\\\"source\\\": \"}"), broken);

    var second =
        done(
            lines(
                    "answers.jsonl",
                    mendable.replace("\"nps\":11", "\"nps\":1") + "\n" + broken + "\n")
                .then()
                .statusCode(202)
                .extract()
                .header("Location"));
    upstream().get(second).then().body("accepted", is(1)).body("rejected", is(1));
    assertEquals(1, published("r").getFirst().at("/scores/nps").asInt());
    assertEquals("history", published("r").getFirst().path("mode").asText());
    var left = upstream().get(second + "/rejects.ndjson").body().asString();
    assertTrue(left.contains("\"text\":\"{\\\"source\\\": \"}"), "as it was, not wider: " + left);
  }

  @Test
  void anErasedCustomersRejectedLinesAreForgotten() {
    var location =
        done(
            lines("a.ndjson", line("t-" + run, 11) + "\n" + line("u-" + run, 12))
                .header("Location"));
    upstream().delete("/api/customers/t-" + run).then().statusCode(202);
    var left = upstream().get(location + "/rejects.ndjson").body().asString();
    assertEquals(1, left.lines().count());
    assertTrue(left.contains("u-" + run), left);
  }

  @Test
  void linesNeedNoMappingAndAnEmptyFileIsRefused() {
    lines("a.ndjson", "\n \n").then().statusCode(400).body("detail", is("The file has no lines."));
    multipart("{}", "{}", "ndjson")
        .then()
        .statusCode(400)
        .body("detail", startsWith("A line of NDJSON"));
    multipart("a\n", "{}", "xml")
        .then()
        .statusCode(400)
        .body("detail", is("format is csv or ndjson."));
  }

  private String line(String customer, int nps) {
    return "{\"source\": \"%s\", \"externalId\": \"%s\", \"customerId\": \"%s\", \"occurredAt\": \"2026-05-01T09:30:00Z\", \"touchpoint\": \"order\", \"scores\": {\"nps\": %d}}"
        .formatted(run, customer, customer, nps);
  }

  @Test
  void aFileIsWorkedThroughRowByRow() {
    var csv = "id;score\n".replace(';', ',') + "a,9\nb,eleven\nc,12\nd,\ne,5,surplus\nf,0\n";
    var location =
        upload(
            csv,
            "{\"source\": \""
                + run
                + "\", \"externalId\": \"id\", \"customerId\": \"id\","
                + " \"occurredAt\": \"=2026-05-01\", \"touchpoint\": \"=order\", \"scores.nps\": \"score\"}");

    await().atMost(SOON).until(() -> "done".equals(upstream().get(location).path("state")));
    upstream()
        .get(location)
        .then()
        .body("rows", is(6))
        .body("accepted", is(2))
        .body("rejected", is(4));
    var rejects = upstream().get(location + "/rejects.csv").body().asString();
    assertEquals(
        "3,wrong-type,scores.nps|4,out-of-range,scores.nps|5,empty,scores|6,wrong-column-count,",
        rejects
            .lines()
            .skip(1)
            .map(line -> line.split(","))
            .map(cells -> cells[0] + "," + cells[1] + "," + cells[2])
            .collect(Collectors.joining("|")));
    as("somebody-else", "upstream").get(location).then().statusCode(404);
  }

  @Test
  void rejectedRowsAreMendedAndSentAgain() {
    var mapping =
        "{\"source\": \""
            + run
            + "\", \"externalId\": \"id\", \"customerId\": \"id\", \"occurredAt\": \"at\","
            + " \"touchpoint\": \"=order\", \"scores.nps\": \"score\", \"comment\": \"words\"}";
    var first = done(upload("id,at,score,words\nm,never,11,=1+1\nn,2026-05-01,9,fine\n", mapping));
    var rejects = upstream().get(first + "/rejects.csv").body().asString();
    assertEquals("line,code,field,reason,id,at,score,words", rejects.lines().findFirst().get());
    assertEquals(2, rejects.lines().count(), "two faults, one row");
    assertEquals(
        Set.of("not-a-time", "out-of-range"),
        Set.of(rejects.lines().toList().get(1).split(",")[1].split("; ")));
    assertTrue(rejects.contains("m,never,11,'=1+1"), rejects);

    // Half mended: it comes back as it went out, not wider.
    var second = done(upload(rejects.replace("never", "2026-05-01"), mapping));
    var left = upstream().get(second + "/rejects.csv").body().asString();
    assertEquals("line,code,field,reason,id,at,score,words", left.lines().findFirst().get());

    var third = done(upload(left.replace(",11,", ",1,"), mapping));
    upstream().get(third).then().body("accepted", is(1)).body("rejected", is(0));
    assertEquals("=1+1", published("m").getLast().path("comment").asText());
  }

  private String done(String location) {
    await().atMost(SOON).until(() -> "done".equals(upstream().get(location).path("state")));
    return location;
  }

  @Test
  void aFileThatCannotBeReadIsRefusedAsAWhole() {
    var mapping =
        "{\"source\": \"s\", \"externalId\": \"id\", \"customerId\": \"id\", \"occurredAt\": \"=2026-05-01\"}";
    multipart("id,score\na,\"open\nb,2\n", mapping)
        .then()
        .statusCode(400)
        .body("code", is("invalid-csv"));
    multipart("nr,score\na,2\n", mapping)
        .then()
        .statusCode(400)
        .body("code", is("invalid-csv"))
        .body("field", is("externalId"));
    multipart("id\na\n", mapping.replace("}", ", \"scores.nps\": \"id\"}"))
        .then()
        .statusCode(400)
        .body("detail", startsWith("Relationship and touchpoint NPS"));
  }

  private String upload(String csv, String mapping) {
    return multipart(csv, mapping).then().statusCode(202).extract().header("Location");
  }

  private static Response multipart(String csv, String mapping) {
    return multipart(csv, mapping, "csv");
  }

  private static Response multipart(String text, String mapping, String format) {
    return given()
        .header("Authorization", TestIdentity.bearer("erp", "upstream"))
        .multiPart("file", "a.csv", text.getBytes(StandardCharsets.UTF_8), "text/csv")
        .multiPart("mapping", mapping)
        .multiPart("format", format)
        .post("/api/feedback/imports");
  }

  private static Response lines(String name, String text) {
    return given()
        .header("Authorization", TestIdentity.bearer("erp", "upstream"))
        .multiPart("file", name, text.getBytes(StandardCharsets.UTF_8), BatchItems.NDJSON)
        .post("/api/feedback/imports");
  }

  private List<JsonNode> published(String customer) {
    var broker = ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
    return new PublishedRecords(broker, AcceptingFeedback.TOPIC)
        .of(customer).stream()
            .map(PublishedRecords.Published::data)
            .filter(data -> data.path("source").asText().equals(run))
            .toList();
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

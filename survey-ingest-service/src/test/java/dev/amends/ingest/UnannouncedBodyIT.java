package dev.amends.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.amends.ingest.verdict.Json;
import dev.amends.localstack.testing.LocalStackResource;
import dev.amends.localstack.testing.TestIdentity;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A body whose length nobody announced has the same limits and gets the same answers. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class UnannouncedBodyIT {

  private static final int LIMIT = 1_048_576;
  private static final String UPSTREAM = TestIdentity.bearer("erp", "upstream");

  private final String event =
      "{\"source\": \""
          + UUID.randomUUID()
          + "\", \"externalId\": \"e\", \"customerId\": \"c\", \"occurredAt\": \"2026-05-01T09:30:00Z\"}";

  @TestHTTPResource URI server;

  @Test
  void itIsRefusedAsSoonAsItIsTooLongAlthoughTheSenderIsNotDone() throws Exception {
    try (var request = new ChunkedRequest(server).head("/api/feedback", UPSTREAM)) {
      var answer = request.chunk("x".repeat(LIMIT)).chunk("y").answer();
      assertEquals(413, answer.status());
      assertTrue(answer.headers().contains("application/problem+json"), answer.headers());
      var problem = Json.read(answer.body().getBytes(StandardCharsets.UTF_8));
      assertEquals("too-large", problem.path("code").asText());
      assertEquals("/docs/errors#too-large", problem.path("type").asText());
      assertEquals(
          "At most 1048576 bytes fit here; send smaller batches or a file import.",
          problem.path("detail").asText());
    }
  }

  @Test
  void whoSendsAllOfItFirstStillReadsTheAnswerAndMayGoOn() throws Exception {
    try (var request = new ChunkedRequest(server).head("/api/feedback", UPSTREAM)) {
      for (var megabyte = 0; megabyte < 8; megabyte++) {
        request.chunk("x".repeat(LIMIT));
      }
      assertEquals(413, request.end().answer().status());
      request.head("/api/feedback", UPSTREAM).chunk(event).end();
      assertEquals(202, request.answer().status());
    }
  }

  @Test
  void upToTheLimitItIsTaken() throws Exception {
    var filled = event + " ".repeat(LIMIT - event.length());
    try (var request = new ChunkedRequest(server).head("/api/feedback", UPSTREAM)) {
      request.chunk(filled.substring(0, 10)).chunk(filled.substring(10)).end();
      assertEquals(202, request.answer().status());
    }
  }

  @Test
  void aBatchHasItsOwnLimit() throws Exception {
    try (var request = new ChunkedRequest(server).head("/api/feedback/batch", UPSTREAM)) {
      request.chunk("[" + " ".repeat(2 * LIMIT)).chunk(event + "]").end();
      var answer = request.answer();
      assertEquals(200, answer.status());
      assertTrue(answer.body().startsWith("{\"accepted\":1,\"rejected\":0"), answer.body());
    }
  }

  @Test
  void strangersAreToldToSignInBeforeAnythingOfItIsKept() throws Exception {
    try (var request = new ChunkedRequest(server).head("/api/feedback", null)) {
      assertEquals(401, request.chunk("{").answer().status());
    }
  }
}

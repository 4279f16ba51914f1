package dev.amends.recovery.recoverycase.application;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.amends.backbone.event.EventMeta;
import dev.amends.backbone.event.IncomingEvent;
import dev.amends.localstack.testing.LocalStackResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Rows travel together, table by table; the order of a batch must not matter for that. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class BatchOrderIT {

  private static final Instant NOW = Instant.parse("2026-05-04T08:00:00Z");

  @Inject OpeningCases opening;
  @Inject Cases cases;

  @Test
  void aBatchThatBeginsWithAJoiningResponseAndGoesOnWithANewCaseGoesThroughInOnePiece() {
    var known = "order-" + UUID.randomUUID();
    var fresh = "order-" + UUID.randomUUID();
    handle(List.of(assessed(known)));

    handle(List.of(assessed(known), assessed(fresh)));

    assertEquals(2, responsesOf(known));
    assertEquals(1, responsesOf(fresh));
  }

  private void handle(List<IncomingEvent> events) {
    QuarkusTransaction.requiringNew()
        .call(
            () -> {
              opening.handle(events);
              return null;
            });
  }

  private int responsesOf(String customerId) {
    return QuarkusTransaction.requiringNew()
        .call(() -> cases.find("customerId", customerId).singleResult().responses);
  }

  private static IncomingEvent assessed(String customerId) {
    var receipt = UUID.randomUUID();
    var meta =
        new EventMeta(
            UUID.randomUUID(),
            "dev.amends.response.assessed.v1",
            "/risk-scoring",
            NOW,
            customerId,
            receipt,
            null,
            null);
    var assessment =
        new Assessment(
            receipt,
            1,
            customerId,
            false,
            "live",
            NOW,
            "delivery",
            "email",
            "sv",
            Map.of("nps", 2),
            "Aldrig mer.",
            null,
            0.6,
            "high",
            true,
            List.of("nps-detractor"),
            false,
            List.of(),
            "additive/1");
    return new IncomingEvent(meta, assessment, null);
  }
}

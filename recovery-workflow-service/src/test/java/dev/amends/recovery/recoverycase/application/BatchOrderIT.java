package dev.amends.recovery.recoverycase.application;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.amends.backbone.event.IncomingEvent;
import dev.amends.localstack.testing.LocalStackResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Rows travel together, table by table; the order of a batch must not matter for that. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class BatchOrderIT {

  @Inject OpeningCases opening;
  @Inject Cases cases;

  @Test
  void aBatchThatBeginsWithAJoiningResponseAndGoesOnWithANewCaseGoesThroughInOnePiece() {
    var known = "order-" + UUID.randomUUID();
    var fresh = "order-" + UUID.randomUUID();
    handle(List.of(Assessed.by(known)));

    handle(List.of(Assessed.by(known), Assessed.by(fresh)));

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
}

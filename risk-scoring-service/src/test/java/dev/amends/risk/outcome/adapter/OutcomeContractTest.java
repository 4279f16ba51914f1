package dev.amends.risk.outcome.adapter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.amends.backbone.event.EventJson;
import dev.amends.localstack.testing.ContractFolder;
import dev.amends.risk.outcome.adapter.CustomerFacts.Kind;
import dev.amends.risk.outcome.application.ModelActivated;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OutcomeContractTest {

  private final ContractFolder contracts = ContractFolder.ofProject();

  @Test
  void everyGoldenSampleOfAnOutcomeCanBeRead() throws IOException {
    for (var type : CustomerFacts.TYPES.keySet()) {
      var samples = contracts.samples("amends.interactions.v1", type);
      assertFalse(samples.isEmpty(), type);
      for (var sample : samples.values()) {
        var fact = EventJson.read(sample, InteractionHappened.class).fact(Kind.ORDER_PLACED);
        assertEquals("C-42", fact.customerId());
        assertEquals(Instant.parse("2026-05-01T09:30:00Z"), fact.at());
      }
    }
  }

  @Test
  void everyGoldenSampleOfWorkOnACaseCanBeRead() throws IOException {
    for (var type : CaseStream.TYPES.names()) {
      var samples = contracts.samples("amends.cases.v1", type);
      assertFalse(samples.isEmpty(), type);
      for (var sample : samples.values()) {
        assertEquals("C-42", EventJson.read(sample, CaseHappened.class).customerId());
      }
    }
  }

  @Test
  void onlyWhoWasReachedWasWorkedWith() {
    var at = Instant.parse("2026-05-01T09:30:00Z");
    assertEquals(Optional.empty(), new CaseHappened("C-1", at, "no-answer").fact(Kind.WORKED));
    assertEquals(Optional.empty(), new CaseHappened("C-1", at, "left-message").fact(Kind.WORKED));
    var worked = Optional.of(new CustomerFacts.Fact("C-1", Kind.WORKED, at));
    assertEquals(worked, new CaseHappened("C-1", at, "reached").fact(Kind.WORKED));
    assertEquals(worked, new CaseHappened("C-1", at, null).fact(Kind.WORKED));
  }

  @Test
  void anActivationKeepsTheContract() {
    var activated =
        new ModelActivated(
            "additive/2",
            "additive/1",
            Instant.parse("2026-05-04T08:00:00Z"),
            "carl",
            "better",
            true);
    assertEquals(
        List.of(),
        contracts.violations(
            "amends.assessments.v1", ModelActivated.TYPE, EventJson.write(activated)));
  }
}

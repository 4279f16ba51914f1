package dev.amends.recovery.recoverycase.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.amends.backbone.erasure.CustomerErased;
import dev.amends.backbone.erasure.ErasureConfirmed;
import dev.amends.backbone.event.EventJson;
import dev.amends.backbone.identity.CustomerMerged;
import dev.amends.localstack.testing.ContractFolder;
import dev.amends.recovery.customer.CustomerFacts;
import dev.amends.recovery.recoverycase.domain.CaseChange;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What this service says and hears keeps the contracts. */
class CaseContractTest {

  private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");
  private static final UUID ID = UUID.fromString("1f4b8a44-9a5e-5a0b-8f3e-0c7f2b1d9e02");

  private final ContractFolder contracts = ContractFolder.ofProject();

  @ParameterizedTest
  @EnumSource(CaseChange.class)
  void everyChangeKeepsItsContract(CaseChange change) {
    var data =
        CaseJournal.data(
            row(), change, detail(), "anna", NOW, new CaseJournal.Cause(ID, null, null));
    assertEquals(
        List.of(),
        contracts.violations(CaseJournal.TOPIC, change.eventType(), EventJson.write(data)),
        change.name());
  }

  @Test
  void everyTypeThisServiceSaysIsInTheFolder() {
    var types = contracts.types(CaseJournal.TOPIC);
    for (var change : CaseChange.values()) {
      assertTrue(types.contains(change.eventType()), change.eventType());
    }
    assertTrue(types.contains(ErasureConfirmed.TYPE));
  }

  @Test
  void aConfirmedErasureKeepsItsContract() {
    var data = new ErasureConfirmed("C-42", 1, "recovery-workflow", NOW);
    assertEquals(
        List.of(),
        contracts.violations(CaseJournal.TOPIC, ErasureConfirmed.TYPE, EventJson.write(data)));
  }

  @Test
  void everyGoldenSampleThatIsHeardCanBeRead() throws IOException {
    var read = new ArrayList<String>();
    for (var sample :
        contracts.samples("amends.assessments.v1", "dev.amends.response.assessed.v1").entrySet()) {
      var assessment = EventJson.read(sample.getValue(), Assessment.class);
      assertEquals(sample.getKey().endsWith("full"), assessment.promisesCall(), sample.getKey());
      read.add(sample.getKey());
    }
    for (var sample :
        contracts.samples("amends.customers.v1", "dev.amends.customer.changed.v1").entrySet()) {
      EventJson.read(sample.getValue(), CustomerFacts.CustomerChanged.class);
      read.add(sample.getKey());
    }
    for (var sample : contracts.samples("amends.customers.v1", CustomerMerged.TYPE).entrySet()) {
      EventJson.read(sample.getValue(), CustomerMerged.class);
    }
    for (var sample : contracts.samples("amends.customers.v1", CustomerErased.TYPE).entrySet()) {
      EventJson.read(sample.getValue(), CustomerErased.class);
      read.add(sample.getKey());
    }
    assertEquals(7, read.size());
  }

  private static CaseRow row() {
    var row = new CaseRow();
    row.id = ID;
    row.customerId = "C-42";
    row.state = "claimed";
    row.urgency = 83;
    row.dueAt = NOW;
    row.version = 2;
    row.assignee = "anna";
    row.reasons = List.of("nps-detractor");
    return row;
  }

  private static Map<String, Object> detail() {
    var detail = new HashMap<String, Object>();
    detail.put("why", "erased");
    detail.put("waitingFor", "customer");
    detail.put("clock", "first-contact");
    detail.put("level", 1);
    detail.putAll(
        Map.of(
            "channel",
            "phone",
            "outcome",
            "reached",
            "promiseId",
            ID,
            "dueAt",
            NOW,
            "onTime",
            true,
            "rootCause",
            "price",
            "until",
            NOW,
            "into",
            ID));
    return detail;
  }
}

package dev.amends.ingest.customers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.amends.backbone.erasure.CustomerErased;
import dev.amends.backbone.event.EventJson;
import dev.amends.backbone.identity.CustomerMerged;
import dev.amends.ingest.verdict.Money;
import dev.amends.localstack.testing.ContractFolder;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CustomerContractTest {

  private static final Instant AT = Instant.parse("2026-05-03T12:00:00.123456Z");

  private final ContractFolder contracts = ContractFolder.ofProject();

  @Test
  void everythingThatCanBeSaidOfACustomerKeepsTheContract() {
    var facts =
        new CustomerFacts(
            "Åsa",
            "asa@example.com",
            "+46 70 000 00 00",
            "sv",
            "consumer",
            14,
            new Money(new BigDecimal("4200.50"), "SEK"),
            List.of(
                new Permission("marketing", "email", "consent", AT, "form-7", "Ja tack", true)));
    var customer = Customer.unknown("C-42").merge(facts);
    assertEquals(
        List.of(), violations(MergingCustomerFacts.TYPE, CustomerChanged.of(customer, AT, AT)));
  }

  @Test
  void anErasureKeepsTheContract() {
    assertEquals(List.of(), violations(CustomerErased.TYPE, CustomerErased.of("C-42", 4, AT)));
  }

  @Test
  void aMergeKeepsTheContract() {
    assertEquals(
        List.of(), violations(CustomerMerged.TYPE, new CustomerMerged("C-43", "C-42", 4, AT)));
  }

  @Test
  void anObjectionToProfilingKeepsTheContract() {
    var objection = new Permission("profiling", "any", "legitimate-interest", AT, null, null, true);
    var facts = new CustomerFacts(null, null, null, null, null, null, null, List.of(objection));
    var customer = Customer.unknown("C-42").merge(facts);
    assertEquals(
        List.of(), violations(MergingCustomerFacts.TYPE, CustomerChanged.of(customer, null, AT)));
  }

  @Test
  void theNumberOfAnErasureIsItsTimeInMicroseconds() {
    assertEquals(1_777_809_600_123_456L, CustomerErased.epochOf(AT));
    assertEquals(0, CustomerErased.epochOf(null));
  }

  @Test
  void nothingIsMissingFromTheFolder() {
    assertEquals(
        List.of(MergingCustomerFacts.TYPE, CustomerErased.TYPE, CustomerMerged.TYPE),
        contracts.types(MergingCustomerFacts.TOPIC));
  }

  private List<String> violations(String type, Object data) {
    return contracts.violations(MergingCustomerFacts.TOPIC, type, EventJson.write(data));
  }
}

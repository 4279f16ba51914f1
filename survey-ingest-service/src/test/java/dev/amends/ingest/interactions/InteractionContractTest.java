package dev.amends.ingest.interactions;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.amends.backbone.event.EventJson;
import dev.amends.ingest.FixedTime;
import dev.amends.ingest.interactions.Interaction.Place;
import dev.amends.ingest.interactions.Interaction.Type;
import dev.amends.ingest.surveys.application.SurveyEvents;
import dev.amends.ingest.verdict.Money;
import dev.amends.localstack.testing.ContractFolder;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What this service says on {@code amends.interactions.v1} keeps its contract. */
class InteractionContractTest {

  private static final Place NOWHERE = new Place(null, null, null);

  private final ContractFolder contracts = ContractFolder.ofProject();

  @ParameterizedTest
  @EnumSource
  void theFullestKeepsTheContract(Type type) {
    var place = new Place("x".repeat(100), "x".repeat(100), "x".repeat(50));
    var amount = type == Type.ORDER_PLACED ? new Money(new BigDecimal("129.50"), "SEK") : null;
    var reason = type == Type.CONTRACT_ENDED ? "x".repeat(200) : null;
    assertEquals(List.of(), violations(interaction(type, place, "x".repeat(200), amount, reason)));
  }

  @ParameterizedTest
  @EnumSource
  void theSmallestKeepsTheContract(Type type) {
    assertEquals(List.of(), violations(interaction(type, NOWHERE, null, null, null)));
  }

  @Test
  void nothingIsMissingFromTheFolder() {
    assertEquals(
        Stream.concat(
                Arrays.stream(Type.values()).map(Type::eventType), SurveyEvents.types().stream())
            .sorted()
            .toList(),
        contracts.types(PublishingInteractions.TOPIC));
  }

  private List<String> violations(Interaction interaction) {
    var data = InteractionOccurred.of(interaction, FixedTime.NOW, "upstream-system");
    return contracts.violations(
        PublishingInteractions.TOPIC, interaction.type().eventType(), EventJson.write(data));
  }

  private static Interaction interaction(
      Type type, Place place, String product, Money amount, String reason) {
    return new Interaction(
        type, "erp", "o-1", "C-42", FixedTime.NOW, place, product, amount, reason, 0);
  }
}

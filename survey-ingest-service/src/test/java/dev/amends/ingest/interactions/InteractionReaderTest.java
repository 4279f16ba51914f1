package dev.amends.ingest.interactions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amends.ingest.FixedTime;
import dev.amends.ingest.interactions.Interaction.Type;
import dev.amends.ingest.verdict.Json;
import dev.amends.ingest.verdict.Json.Unreadable;
import dev.amends.ingest.verdict.Money;
import dev.amends.ingest.verdict.Reading;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InteractionReaderTest {

  private static final String SMALLEST =
      """
      {"source": "erp", "externalId": "o-1", "customerId": "C-42", "type": "order.placed",
       "occurredAt": "2026-05-01T09:30:00Z"}""";

  private final InteractionReader reader = new InteractionReader(FixedTime.CLOCK);

  @Test
  void theSmallestItemHasFiveFields() {
    var interaction = valid(SMALLEST);
    assertEquals(Type.ORDER_PLACED, interaction.type());
    assertEquals("C-42", interaction.customerId());
    assertEquals(Instant.parse("2026-05-01T09:30:00Z"), interaction.occurredAt());
    assertNull(interaction.amount());
  }

  @ParameterizedTest
  @CsvSource({"source", "externalId", "customerId", "type", "occurredAt"})
  void aMissingFieldIsNamed(String field) {
    assertEquals(
        List.of(field + " required"), errors(SMALLEST.replace('"' + field + '"', "\"other\"")));
  }

  @Test
  void anUnknownTypeIsRefusedWithTheKnownOnes() {
    var invalid =
        (Reading.Invalid<Interaction>)
            reader.read(json(SMALLEST.replace("order.placed", "order.lost")));
    assertEquals(
        "One of these was expected: contract.ended, order.placed, touchpoint.occurred.",
        invalid.errors().getFirst().message());
  }

  @Test
  void whatHappenedInTheNearFutureHappenedByAClockThatDiffers() {
    valid(SMALLEST.replace("2026-05-01T09:30:00Z", "2026-05-02T10:05:00Z"));
    assertEquals(
        List.of("occurredAt in-future"),
        errors(SMALLEST.replace("2026-05-01T09:30:00Z", "2026-05-02T10:05:01Z")));
  }

  @Test
  void anOrderHasAnAmountInAKnownCurrency() {
    var order = with("\"amount\": {\"amount\": 129.50, \"currency\": \"SEK\"}");
    assertEquals(new Money(new BigDecimal("129.5"), "SEK"), valid(order).amount());
    assertEquals(List.of("amount.currency unknown-value"), errors(order.replace("SEK", "XXY")));
    assertEquals(List.of("amount.amount out-of-range"), errors(order.replace("129.50", "-1")));
  }

  @Test
  void anEndedContractHasAReason() {
    var ended = with("\"reason\": \"moved abroad\"").replace("order.placed", "contract.ended");
    assertEquals("moved abroad", valid(ended).reason());
  }

  @Test
  void aFieldOfAnotherTypeIsIgnoredAndCountedLikeAnUnknownOne() {
    var contact =
        with("\"reason\": \"none\", \"amount\": 7, \"colour\": \"red\"")
            .replace("order.placed", "touchpoint.occurred");
    assertEquals(3, valid(contact).unknownFields());
    assertNull(valid(contact).reason());
    assertNull(valid(contact).amount());
  }

  @Test
  void anEmptyTextSaysNothing() {
    assertNull(valid(with("\"channel\": \" \"")).place().channel());
  }

  @Test
  void allThatIsWrongIsSaidAtOnce() {
    assertEquals(
        List.of(
            "type required",
            "source required",
            "externalId required",
            "customerId required",
            "occurredAt required",
            "product too-long"),
        errors("{\"product\": \"" + "x".repeat(201) + "\"}"));
    assertEquals(List.of(" wrong-type"), errors("[]"));
  }

  @Test
  void aRepeatHasTheSameEventIdWhateverElseItSays() {
    var first = valid(SMALLEST);
    var again = valid(with("\"channel\": \"phone\"").replace("C-42", "C-43"));
    assertEquals(first.eventId(), again.eventId());
  }

  @Test
  void anotherTypeSourceOrExternalIdIsAnotherEvent() {
    var order = valid(SMALLEST).eventId();
    assertNotEquals(order, valid(SMALLEST.replace("order.placed", "contract.ended")).eventId());
    assertNotEquals(order, valid(SMALLEST.replace("erp", "crm")).eventId());
    assertNotEquals(order, valid(SMALLEST.replace("o-1", "o-2")).eventId());
  }

  private Interaction valid(String item) {
    return switch (reader.read(json(item))) {
      case Reading.Valid<Interaction> read -> read.value();
      case Reading.Invalid<Interaction> read -> throw new AssertionError(read.errors());
    };
  }

  private List<String> errors(String item) {
    return switch (reader.read(json(item))) {
      case Reading.Valid<Interaction> read -> List.of();
      case Reading.Invalid<Interaction> read ->
          read.errors().stream().map(error -> error.field() + " " + error.code()).toList();
    };
  }

  private static String with(String more) {
    return SMALLEST.replace("}", ", " + more + "}");
  }

  private static JsonNode json(String text) {
    try {
      return Json.read(text.getBytes(StandardCharsets.UTF_8));
    } catch (Unreadable e) {
      throw new AssertionError(text, e);
    }
  }
}

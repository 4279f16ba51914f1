package dev.amends.ingest.feedback.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amends.ingest.FixedTime;
import dev.amends.ingest.verdict.FieldError;
import dev.amends.ingest.verdict.Json;
import dev.amends.ingest.verdict.Reading;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeedbackReaderTest {

  private final FeedbackReader reader = FixedTime.READER;

  @Test
  void theSmallestEventHasFourFields() {
    var feedback = valid(event());
    assertEquals("C-42", feedback.customerId());
    assertEquals(Mode.LIVE, feedback.mode());
    assertTrue(feedback.scores().isEmpty());
  }

  /** The reader's clock says 2 May, 10 o'clock; 18 April is a fortnight before. */
  @ParameterizedTest
  @CsvSource({
    "2026-04-18T10:00:00Z,,,LIVE",
    "2026-04-18T09:59:59Z,,,TOO_OLD",
    "2026-04-18T09:59:59Z,,live,LIVE",
    "2026-04-18T09:59:59Z,,history,HISTORY",
    "2026-05-01T09:30:00Z,,history,HISTORY",
    "2025-01-01T00:00:00Z,2026-05-01T09:30:00Z,,LIVE",
    "2025-01-01T00:00:00Z,2026-04-18T09:59:59Z,,TOO_OLD",
    "2026-05-01T09:30:00Z,2025-01-01T00:00:00Z,,LIVE"
  })
  void whatWasSaidLongAgoIsNotActedOnUnlessItsSenderSaysSo(
      String occurredAt, String revisedAt, String mode, Mode expected) {
    var event = event().put("occurredAt", occurredAt).put("revisedAt", revisedAt).put("mode", mode);
    assertEquals(expected, valid(event).mode());
  }

  @ParameterizedTest
  @CsvSource({"source", "externalId", "customerId", "occurredAt"})
  void aMissingFieldIsNamed(String field) {
    assertEquals(List.of(field + " required"), errors(event().without(List.of(field))));
  }

  @ParameterizedTest
  @CsvSource({
    "nps,-1,out-of-range", "nps,11,out-of-range", "csat,0,out-of-range", "csat,6,out-of-range",
        "ces,0,out-of-range",
    "ces,8,out-of-range", "lba,11,out-of-range", "trust,8,out-of-range", "nps,3.5,wrong-type",
        "nps,\"3\",wrong-type",
    "nps,true,wrong-type", "expectation,\"so-so\",unknown-value", "emotions,\"happy\",wrong-type"
  })
  void aScoreOffItsScaleIsRefused(String score, String value, String code) {
    assertEquals(
        List.of("scores." + score + " " + code),
        errors(with("\"scores\": {\"" + score + "\": " + value + "}")));
  }

  @ParameterizedTest
  @CsvSource({
    "nps,0", "nps,10", "csat,1", "csat,5", "ces,1", "ces,7", "lba,0", "lba,10", "trust,1",
    "trust,7", "nps,7.0"
  })
  void aScoreAtTheEndOfItsScaleIsTaken(String score, String value) {
    valid(with("\"scores\": {\"" + score + "\": " + value + "}"));
  }

  @Test
  void anUnknownEmotionIsRefusedWithTheKnownOnes() {
    assertEquals(
        List.of("scores.emotions unknown-value"),
        errors(with("\"scores\": {\"emotions\": [\"meh\"]}")));
  }

  @Test
  void aBareNesIsRefusedBecauseTwoMetricsShareTheName() {
    assertEquals(
        List.of("scores.nes ambiguous-definition"), errors(with("\"scores\": {\"nes\": 40}")));
  }

  @Test
  void unknownFieldsAreIgnoredAndCounted() {
    assertEquals(2, valid(with("\"colour\": \"red\", \"size\": 3")).unknownFields());
  }

  @Test
  void aResponseOfTheNearFutureIsOneFromAClockThatDiffers() {
    valid(event().put("occurredAt", "2026-05-02T10:05:00Z"));
    assertEquals(
        List.of("occurredAt in-future"), errors(event().put("occurredAt", "2026-05-02T10:05:01Z")));
  }

  @Test
  void aTimeWithoutAnOffsetIsRefused() {
    assertEquals(
        List.of("occurredAt not-a-time"), errors(event().put("occurredAt", "2026-05-01T09:30:00")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"+10000-01-01T00:00:00Z", "9999-12-31T23:59:59-01:00", "-0001-12-31T00:00:00Z"})
  void aTimeWithoutAYearOfFourDigitsIsRefused(String time) {
    assertEquals(List.of("revisedAt not-a-time"), errors(event().put("revisedAt", time)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0000-01-01T00:00:00Z", "9999-12-31T23:59:59.999999999Z"})
  void theFirstAndTheLastTimeOfRfc3339AreTaken(String time) {
    assertEquals(List.of(), errors(event().put("revisedAt", time)));
  }

  @Test
  void aCommentHoldsTenThousandCharactersHoweverManyBytes() {
    valid(event().put("comment", "å".repeat(9_999) + "😀"));
    assertEquals(List.of("comment too-long"), errors(event().put("comment", "å".repeat(10_001))));
  }

  @Test
  void aLostCharacterIsTextAndHalfAPairBecomesOne() {
    assertEquals("kr\uFFFDta", valid(event().put("comment", "kr\uFFFDta")).comment());
    assertEquals("a\uFFFDb", valid(event().put("comment", "a\uD83Db")).comment());
  }

  @Test
  void aNulCharacterIsRefusedBecauseNothingCouldStoreIt() {
    assertEquals(List.of("comment invalid-character"), errors(event().put("comment", "a\0b")));
  }

  @Test
  void allThatIsWrongIsSaidAtOnce() {
    var event = with("\"scores\": {\"nps\": 11, \"ces\": 9}");
    event.remove("source");
    assertEquals(
        List.of("source required", "scores.nps out-of-range", "scores.ces out-of-range"),
        errors(event));
  }

  @Test
  void somethingThatIsNoObjectIsRefused() {
    assertEquals(List.of(" wrong-type"), errors(json("[1]")));
  }

  @Test
  void aPayloadThatNamesNoCustomerIsAnonymous() {
    var event = event();
    event.remove("customerId");
    var feedback = valid(reader.readPerhapsAnonymous(event));
    assertEquals("anon:typeform-se:resp-123", feedback.customerId());
    assertTrue(feedback.anonymous());
  }

  @Test
  void moneyNeedsAKnownCurrency() {
    assertEquals(
        List.of("customer.annualValue.currency unknown-value"),
        errors(with("\"customer\": {\"annualValue\": {\"amount\": 10, \"currency\": \"XXY\"}}")));
  }

  @Test
  void theReceiptIsTheSameForEveryRevision() {
    var first = valid(event().put("comment", "first"));
    var second = valid(event().put("comment", "second"));
    assertEquals(first.receiptId(), second.receiptId());
  }

  private Feedback valid(com.fasterxml.jackson.databind.JsonNode event) {
    return valid(reader.read(event));
  }

  private static Feedback valid(Reading<Feedback> reading) {
    return (Feedback) assertInstanceOf(Reading.Valid.class, reading, reading::toString).value();
  }

  private List<String> errors(com.fasterxml.jackson.databind.JsonNode event) {
    return switch (reader.read(event)) {
      case Reading.Valid<Feedback> valid -> List.of();
      case Reading.Invalid<Feedback> invalid ->
          invalid.errors().stream().map(FeedbackReaderTest::told).toList();
    };
  }

  private static String told(FieldError error) {
    return error.field() + " " + error.code();
  }

  private static ObjectNode event() {
    return (ObjectNode)
        json(
            """
            {"source": "typeform-se", "externalId": "resp-123", "customerId": "C-42", "occurredAt": "2026-05-01T09:30:00Z"}""");
  }

  private static ObjectNode with(String more) {
    var event = event();
    event.setAll((ObjectNode) json("{" + more + "}"));
    return event;
  }

  private static com.fasterxml.jackson.databind.JsonNode json(String text) {
    try {
      return Json.read(text.getBytes(StandardCharsets.UTF_8));
    } catch (Json.Unreadable e) {
      throw new AssertionError(text, e);
    }
  }
}

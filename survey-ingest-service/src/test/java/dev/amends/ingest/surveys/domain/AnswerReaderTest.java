package dev.amends.ingest.surveys.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amends.ingest.feedback.domain.FeedbackReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerReaderTest {

  private static final Text ANY = new Text("?", "?");

  @ParameterizedTest
  @CsvSource({"NPS, 0", "NPS, 10", "CSAT, 1", "CSAT, 5", "CES, 7", "LBA, 0", "TRUST, 1"})
  void aNumberOfTheScaleIsAnAnswer(Scale scale, String number) {
    assertEquals(Optional.of(number), read(scale, number).map(JsonNode::asText));
  }

  @ParameterizedTest
  @CsvSource({"NPS, 11", "NPS, -1", "CSAT, 0", "CSAT, 6", "CES, 8", "NPS, 5.5", "NPS, abc"})
  void anyOtherNumberIsNone(Scale scale, String number) {
    assertEquals(Optional.empty(), read(scale, number));
  }

  @Test
  void nothingChosenIsNoAnswer() {
    for (var scale : Scale.values()) {
      assertEquals(Optional.empty(), AnswerReader.read(choose(scale), name -> List.of()));
    }
  }

  @Test
  void onlyWhatIsOfferedCanBeChosen() {
    assertEquals(Optional.of("\"met\""), read(Scale.EXPECTATION, "met").map(JsonNode::toString));
    assertEquals(Optional.empty(), read(Scale.EXPECTATION, "great"));
    assertEquals(
        Optional.of("[\"sad\",\"angry\"]"),
        AnswerReader.read(choose(Scale.EMOTIONS), name -> List.of("sad", "bored", "angry", "sad"))
            .map(JsonNode::toString));
  }

  @Test
  void theEmotionsAreThoseOfTheMetrics() {
    assertEquals(FeedbackReader.EMOTIONS, new TreeSet<>(Scale.EMOTIONS.choices().keySet()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "\n"})
  void blankWordsAreNone(String words) {
    assertEquals(Optional.empty(), said(words));
  }

  @Test
  void ownWordsAreKeptUpToALimit() {
    assertEquals(Optional.of("Nej, aldrig!"), said(" Nej,\0 aldrig! "));
    assertEquals(Optional.of(10_000), said("å".repeat(10_001)).map(String::length));
    assertEquals(Optional.of(20_000), said("😀".repeat(10_001)).map(String::length));
  }

  @Test
  void whetherWeMayComeBackIsSaidWithAWay() {
    assertEquals(Optional.of("{\"wanted\":false}"), wish(Map.of("contact", "no")));
    assertEquals(
        Optional.of("{\"wanted\":true,\"channel\":\"phone\",\"when\":\"evening\"}"),
        wish(Map.of("contact", "yes", "channel", "phone", "when", "evening")));
    assertEquals(
        Optional.of("{\"wanted\":true,\"channel\":\"email\"}"),
        wish(Map.of("contact", "yes", "channel", "email", "when", "night")));
    assertEquals(
        Optional.of(
            "{\"wanted\":true,\"channel\":\"phone\",\"callFrom\":\"2026-05-04T08:00:00Z\"}"),
        wish(Map.of("contact", "yes", "channel", "phone", "when", "2026-05-04T08:00:00Z")));
    assertEquals(
        Optional.of("{\"wanted\":true,\"channel\":\"email\"}"),
        wish(Map.of("contact", "yes", "channel", "email", "when", "2026-05-04T08:00:00Z")));
    assertEquals(
        Optional.of("{\"wanted\":true,\"channel\":\"phone\"}"),
        wish(Map.of("contact", "yes", "channel", "phone", "when", "+300000-01-01T00:00:00Z")));
    assertEquals(Optional.empty(), wish(Map.of("contact", "yes")));
    assertEquals(Optional.empty(), wish(Map.of("contact", "perhaps", "channel", "phone")));
    assertEquals(Optional.empty(), wish(Map.of("channel", "phone")));
  }

  private static Optional<JsonNode> read(Scale scale, String value) {
    return AnswerReader.read(choose(scale), name -> List.of(value));
  }

  private static Step choose(Scale scale) {
    return new Step.Choose(new Question(scale, ANY));
  }

  private static Optional<String> said(String words) {
    return AnswerReader.read(new Step.Say(ANY), name -> List.of(words)).map(JsonNode::textValue);
  }

  private static Optional<String> wish(Map<String, String> form) {
    return AnswerReader.read(
            new Step.Contact(),
            name -> form.containsKey(name) ? List.of(form.get(name)) : List.of())
        .map(JsonNode::toString);
  }
}

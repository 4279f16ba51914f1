package dev.amends.ingest.surveys.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amends.ingest.verdict.FieldError;
import dev.amends.ingest.verdict.Json;
import dev.amends.ingest.verdict.Reading;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SurveyReaderTest {

  @Test
  void aSurveyIsReadWithAllItHas() {
    var survey = TestSurveys.delivery();
    assertEquals("delivery", survey.id());
    assertEquals(7, survey.version());
    assertEquals(Scale.NPS, survey.outcome().scale());
    assertEquals(Duration.ofDays(30), survey.validFor());
    assertEquals(
        List.of(Scale.EXPECTATION, Scale.LBA),
        survey.blocks().stream().map(block -> block.getFirst().scale()).toList());
  }

  @ParameterizedTest
  @CsvSource({
    "/outcome/ask/sv, outcome.ask.sv, required",
    "/words, words, required",
    "/title, title, required",
    "/thanks/en, thanks.en, required",
    "/outcome/scale, outcome.scale, required"
  })
  void whatIsMissingIsNamed(String path, String field, String code) {
    var json = TestSurveys.deliveryJson();
    var last = path.lastIndexOf('/');
    ((ObjectNode) json.at(path.substring(0, last))).remove(path.substring(last + 1));
    assertEquals(List.of(field + " " + code), errors(json));
  }

  @Test
  void whatIsNotSaidOfAskingIsAsUsual() {
    assertEquals(Asking.USUAL, TestSurveys.delivery().asking());
  }

  @Test
  void howAndWhomItAsksIsRead() {
    var json = TestSurveys.deliveryJson();
    json.putObject("asking")
        .put("automatic", true)
        .put("afterHours", 24)
        .put("usefulDays", 10)
        .put("samplePercent", 25)
        .put("perDay", 500)
        .put("remindAfterDays", 3)
        .putArray("channels")
        .add("sms")
        .add("email");
    assertEquals(
        new Asking(
            true,
            List.of(Asking.Channel.SMS, Asking.Channel.EMAIL),
            Duration.ofHours(24),
            Duration.ofDays(10),
            25,
            500,
            Duration.ofDays(3)),
        SurveyReader.stored("delivery", 1, json).asking());
  }

  @ParameterizedTest
  @CsvSource({
    "afterHours, 720, 721",
    "usefulDays, 90, 91",
    "usefulDays, 1, 0",
    "samplePercent, 100, 101",
    "samplePercent, 1, 0",
    "perDay, 1000000, 1000001",
    "remindAfterDays, 30, 31"
  })
  void whatAskingTakesEndsThere(String field, int most, int tooMuch) {
    var json = TestSurveys.deliveryJson();
    json.putObject("asking").put(field, most);
    assertEquals(List.of(), errors(json));
    json.putObject("asking").put(field, tooMuch);
    assertEquals(List.of("asking." + field + " out-of-range"), errors(json));
  }

  @Test
  void whatAskingCannotMeanIsNamed() {
    var json = TestSurveys.deliveryJson();
    json.putObject("asking").put("automatic", true).put("pigeon", 1);
    json.withObject("/asking").putArray("channels").add("pigeon");
    json.remove("touchpoint");
    assertEquals(
        List.of(
            "asking.automatic required", "asking.channels unknown-value", "asking.* unknown-value"),
        errors(json));
  }

  @Test
  void anOutcomeIsANumber() {
    var json = TestSurveys.deliveryJson();
    ((ObjectNode) json.path("outcome")).put("scale", "emotions");
    assertEquals(List.of("outcome.scale wrong-type"), errors(json));
  }

  @Test
  void fourQuestionsAreTheMost() {
    var json = TestSurveys.deliveryJson();
    var questions = (ArrayNode) json.at("/blocks/0/questions");
    questions.add(questions.get(0).deepCopy());
    assertEquals(List.of("blocks[0].questions too-many"), errors(json));
  }

  @Test
  void badWordingIsRefusedInEitherLanguage() {
    var json = TestSurveys.deliveryJson();
    ((ObjectNode) json.at("/outcome/ask")).put("en", "How great was the price and the quality?");
    assertEquals(List.of("outcome.ask.en bad-wording", "outcome.ask.en bad-wording"), errors(json));
  }

  @Test
  void aFieldThatNoSurveyHasIsNoticed() {
    assertEquals(
        List.of("* unknown-value"), errors(TestSurveys.deliveryJson().put("colour", "red")));
    for (var place :
        List.of(
            "/outcome",
            "/words",
            "/title",
            "/dependent/0",
            "/dependent/0/when",
            "/blocks/0",
            "/blocks/0/questions/0")) {
      var json = TestSurveys.deliveryJson();
      ((ObjectNode) json.at(place)).put("colour", "red");
      assertEquals(1, errors(json).size(), place + errors(json));
      assertTrue(errors(json).getFirst().endsWith("* unknown-value"), errors(json).toString());
    }
  }

  @Test
  void aConditionSaysSomethingThatCanHold() {
    var json = TestSurveys.deliveryJson();
    ((ObjectNode) json.at("/dependent/0")).putObject("when");
    assertEquals(List.of("dependent[0].when empty"), errors(json));
    ((ObjectNode) json.at("/dependent/0")).putObject("when").putArray("mentions").add("two words");
    assertEquals(List.of("dependent[0].when.mentions invalid-character"), errors(json));
    ((ObjectNode) json.at("/dependent/0")).putObject("when").putArray("mentions").add("RING");
    assertEquals(List.of(), errors(json));
  }

  @Test
  void whatIsBlankIsNoTouchpoint() {
    assertEquals(
        List.of("touchpoint required"), errors(TestSurveys.deliveryJson().put("touchpoint", " ")));
  }

  @Test
  void aPublishedSurveyIsReadWhateverItsWording() {
    var json = TestSurveys.deliveryJson();
    ((ObjectNode) json.at("/outcome/ask")).put("en", "How great was it?");
    assertEquals(1, errors(json).size());
    assertInstanceOf(Reading.Valid.class, SurveyReader.readPublished("delivery", 1, json));
  }

  @Test
  void whatIsNoSurveyAtAllIsRefused() throws Json.Unreadable {
    var list = Json.read("[]".getBytes(StandardCharsets.UTF_8));
    assertInstanceOf(Reading.Invalid.class, SurveyReader.read("delivery", 1, list));
    assertInstanceOf(
        Reading.Invalid.class, SurveyReader.read("Not A Name", 1, TestSurveys.deliveryJson()));
  }

  private static List<String> errors(ObjectNode json) {
    return switch (SurveyReader.read("delivery", 1, json)) {
      case Reading.Valid<Survey> valid -> List.of();
      case Reading.Invalid<Survey> invalid ->
          invalid.errors().stream().map(SurveyReaderTest::shown).toList();
    };
  }

  private static String shown(FieldError error) {
    return error.field() + " " + error.code();
  }
}

package dev.amends.ingest.surveys.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.amends.ingest.FixedTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConversationTest {

  private static final Instant NOW = FixedTime.NOW;

  private final Conversation first = TestSurveys.conversation(0, "C-42");

  @Test
  void outcomeAndOwnWordsAreAlwaysAskedThenABlockThenWhetherWeMayComeBack() {
    assertEquals(List.of("nps", "words", "expectation", "emotions", "contact"), keys(first));
    assertEquals(
        List.of("nps", "words", "lba", "contact"), keys(TestSurveys.conversation(1, "C-42")));
  }

  @Test
  void whoeverIsAnonymousIsNotAskedHowToBeReached() {
    assertEquals(List.of("nps", "words", "lba"), keys(TestSurveys.conversation(1, null)));
  }

  @Test
  void everyBlockIsDrawnAboutAsOften() {
    var survey = TestSurveys.delivery();
    var random = new java.util.Random(1);
    var firsts =
        IntStream.range(0, 2_000)
            .map(i -> new UUID(random.nextLong(), random.nextLong()).hashCode())
            .filter(draw -> survey.more(draw, 9, null).size() == 2)
            .count();
    assertTrue(firsts > 900 && firsts < 1_100, "drawn " + firsts + " times of 2,000");
  }

  @Test
  void theQuestionForOwnWordsDependsOnTheOutcome() {
    assertEquals("Varför?", words(first));
    assertEquals("Vad hände?", words(answered(first, "nps", number(6))));
    assertEquals("Varför?", words(answered(first, "nps", number(7))));
    assertEquals("Vad gjorde skillnad?", words(answered(first, "nps", number(9))));
  }

  @Test
  void whatTheCommentSaysDecidesWhatIsAskedNext() {
    var said = answered(answered(first, "nps", number(3)), "words", text("Jag RINGDE tre gånger"));
    assertEquals(List.of("nps", "words", "ces", "expectation", "contact"), keys(said));
    var happy = answered(said, "nps", number(9));
    assertEquals(List.of("nps", "words", "expectation", "emotions", "contact"), keys(happy));
    var other = answered(said, "words", text("Ett herring kom fel"));
    assertEquals(List.of("nps", "words", "expectation", "emotions", "contact"), keys(other));
  }

  @Test
  void theNextStepIsTheFirstThatWasNeitherAnsweredNorPassed() {
    assertEquals(Optional.of("nps"), first.next().map(Step::key));
    var on = answered(answered(first, "nps", number(8)), "words", NullNode.getInstance());
    assertEquals(Optional.of("expectation"), on.next().map(Step::key));
    var done =
        answered(
            answered(answered(on, "expectation", text("met")), "emotions", NullNode.getInstance()),
            "contact",
            NullNode.getInstance());
    assertEquals(Optional.empty(), done.next());
  }

  @Test
  void onlyTheOutcomeCannotBePassedOver() {
    assertEquals(
        List.of(false, true, true, true, true),
        first.steps().stream().map(first::mayPass).toList());
  }

  @Test
  void theSameAnswerAgainChangesNothing() {
    var once = answered(first, "nps", number(3));
    assertSame(once, answered(once, "nps", number(3)));
    assertEquals(NOW, once.answeredAt());
    assertNull(once.revisedAt());
  }

  @Test
  void revisionsAreToldApartAlsoIfTheClockStandsStill() {
    var once = answered(first, "nps", number(3));
    var twice = answered(once, "nps", number(4));
    var thrice = answered(twice, "nps", number(5));
    assertEquals(NOW.plusMillis(1), twice.revisedAt());
    assertEquals(NOW.plusMillis(2), thrice.revisedAt());
    assertEquals(NOW, thrice.answeredAt());
  }

  @Test
  void passingOverSaysNothing() {
    var passed = answered(first, "words", NullNode.getInstance());
    assertTrue(passed.answers().has("words"));
    assertNull(passed.answeredAt());
    var once = answered(passed, "nps", number(3));
    assertNull(answered(once, "expectation", NullNode.getInstance()).revisedAt());
    var said = answered(once, "expectation", text("met"));
    var takenBack = answered(said, "expectation", NullNode.getInstance());
    assertTrue(takenBack.revisedAt().isAfter(said.revisedAt()));
  }

  @Test
  void anAnswerIsNotTakenForOneToAnotherQuestion() {
    var lba = new Text("Annat?", "Other?");
    var other =
        new Survey.Dependent(new Condition(null, 6, List.of()), new Question(Scale.LBA, lba));
    var asking = TestSurveys.conversation(1, "C-42", List.of(other));
    var happy = answered(answered(asking, "nps", number(9)), "lba", number(10));
    assertTrue(happy.answers().has("lba"));
    assertFalse(answered(happy, "nps", number(2)).answers().has("lba"));
    assertTrue(answered(happy, "nps", number(8)).answers().has("lba"));
  }

  @Test
  void whoSaysTheSameAfterDecliningHasAnswered() {
    var once = answered(first, "nps", number(3));
    assertNull(answered(once.declined(NOW), "nps", number(3)).declinedAt());
  }

  @Test
  void whoDeclinedCanAnswerAfterAll() {
    var declined = first.declined(NOW);
    assertEquals(NOW, declined.declinedAt());
    assertEquals(NOW, declined.declined(NOW.plusSeconds(5)).declinedAt());
    assertNull(answered(declined, "nps", number(3)).declinedAt());
  }

  @Test
  void itIsOverAtTheSecondItExpires() {
    assertFalse(first.isOver(first.expiresAt().minusMillis(1)));
    assertTrue(first.isOver(first.expiresAt()));
  }

  private static Conversation answered(Conversation conversation, String key, JsonNode answer) {
    return conversation.answered(conversation.step(key).orElseThrow(), answer, NOW);
  }

  private static List<String> keys(Conversation conversation) {
    return conversation.steps().stream().map(Step::key).toList();
  }

  private static String words(Conversation conversation) {
    return ((Step.Say) conversation.step("words").orElseThrow()).ask().sv();
  }

  private static JsonNode number(int value) {
    return JsonNodeFactory.instance.numberNode(value);
  }

  private static JsonNode text(String value) {
    return JsonNodeFactory.instance.textNode(value);
  }
}

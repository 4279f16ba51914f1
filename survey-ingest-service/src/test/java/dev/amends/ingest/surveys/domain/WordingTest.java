package dev.amends.ingest.surveys.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordingTest {

  @Test
  void aSentenceIsWholeWhateverIsKnown() {
    var text = "Hej {name|där}! {product|Paketet} kom {orderDate|nyligen}.";
    assertEquals("Hej där! Paketet kom nyligen.", filled(text, Map.of(), Language.SV));
    assertEquals(
        "Hej Åsa! Tvättmaskinen kom fredag den 1 maj.",
        filled(
            text,
            Map.of("name", "Åsa", "product", "Tvättmaskinen", "orderDate", "2026-05-01"),
            Language.SV));
    assertEquals(
        "It came Friday 1 May.",
        filled("It came {orderDate|lately}.", Map.of("orderDate", "2026-05-01"), Language.EN));
  }

  @Test
  void aFactIsPutInAsItIs() {
    assertEquals(
        "$1 \\ {name|x}", filled("{product|y}", Map.of("product", "$1 \\ {name|x}"), Language.EN));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Hur fantastisk var leveransen?",
        "Vi är givetvis lätta att nå?",
        "How great was our service?",
        "You would recommend us, wouldn't you?",
        "Why do you like our app?"
      })
  void aQuestionThatTellsTheAnswerIsRefused(String question) {
    assertEquals(1, Wording.faultsOfQuestion(question).size());
    assertTrue(Wording.faultsOfQuestion(question).getFirst().contains("tells the customer"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Hur nöjd är du med pris och kvalitet?",
        "How easy was it to find and pay?",
        "Var personalen trevlig samt kunnig?",
        "How were the food/drinks?",
        "Was it fast & friendly?"
      })
  void twoQuestionsInOneAreRefused(String question) {
    assertEquals(
        List.of("It asks two things at once; nobody knows which of them was answered."),
        Wording.faultsOfQuestion(question));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Hur väl motsvarade leveransen dina förväntningar?",
        "Which day suits you best?",
        "Kom allt, till och med kvittot?",
        "Hur blev det jag beställde?"
      })
  void aPlainQuestionIsLeftAlone(String question) {
    assertEquals(List.of(), Wording.faultsOfQuestion(question));
  }

  @Test
  void aFallbackMayNameTwoThings() {
    assertEquals(List.of(), Wording.faultsOfQuestion("How was {product|the delivery and all}?"));
  }

  @Test
  void ownWordsMayBeAskedForWidelyButOnlyOnce() {
    assertEquals(List.of(), Wording.faultsOfAny("Vad hände, och vad behöver vi ordna?"));
    assertEquals(
        List.of("It asks more than one question."), Wording.faultsOfAny("Vad hände? Varför?"));
  }

  @Test
  void onlyWhatIsKnownCanBeNamed() {
    assertEquals(
        List.of("Nothing is known by the name income, only name, orderDate, place, product."),
        Wording.faults("Med {income|lönen}"));
    assertEquals(
        List.of("A place for a fact is written {product|what to say if it is not known}."),
        Wording.faults("Hej {name}!"));
    assertEquals(1, Wording.faults("Hej\n{name}!").size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "se www.evil",
        "https://evil",
        "evil.com",
        "evil.nu",
        "a@b",
        "two\nlines",
        "\u0007"
      })
  void whatLooksLikeALinkIsNoFact(String fact) {
    assertFalse(Wording.isPlain(fact));
  }

  @Test
  void whatPeopleBuyIsAFact() {
    assertTrue(Wording.isPlain("Bredband 500/100, S:t Eriksplan 3"));
    assertTrue(Wording.isPlain("x".repeat(80)));
    assertFalse(Wording.isPlain("x".repeat(81)));
  }

  private static String filled(String text, Map<String, String> facts, Language language) {
    return Wording.filled(text, facts, language);
  }
}

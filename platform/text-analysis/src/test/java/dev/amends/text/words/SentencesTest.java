package dev.amends.text.words;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SentencesTest {

  @Test
  void aStopEndsASentenceAlsoWithoutACapitalAfterIt() {
    assertEquals(
        List.of("det gick inte.", "vi ringde!!", "Inget svar"),
        sentences("det gick inte. vi ringde!! Inget svar"));
  }

  @Test
  void abbreviationsAndNumbersGoOn() {
    assertEquals(
        List.of("Det kostade ca. 1.200 kr.", "Dyrt, t.ex. frakten."),
        sentences("Det kostade ca. 1.200 kr. Dyrt, t.ex. frakten."));
  }

  @Test
  void aNewLineEndsASentence() {
    assertEquals(List.of("Bra pris", "Dålig service"), sentences("Bra pris\nDålig service"));
  }

  @Property
  void everyTokenIsInExactlyOneSentence(@ForAll String text) {
    var tokens = Tokens.of(text);
    var inside = new ArrayList<Token>();
    Sentences.of(text, tokens).forEach(sentence -> inside.addAll(sentence.tokens()));
    assertEquals(tokens, inside);
  }

  private static List<String> sentences(String text) {
    return Sentences.of(text, Tokens.of(text)).stream()
        .map(sentence -> text.substring(sentence.start(), sentence.end()))
        .toList();
  }
}

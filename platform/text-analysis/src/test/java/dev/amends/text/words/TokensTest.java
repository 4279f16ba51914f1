package dev.amends.text.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TokensTest {

  @Test
  void wordsAreInLowerCaseAndKnowWhereTheyStand() {
    assertEquals(
        List.of(
            new Token(0, 7, Token.Kind.WORD, "paketet"),
            new Token(8, 11, Token.Kind.WORD, "kom"),
            new Token(11, 14, Token.Kind.PUNCTUATION, "!"),
            new Token(15, 17, Token.Kind.NUMBER, "14")),
        Tokens.of("Paketet KOM!!! 14"));
  }

  @Test
  void anApostropheBelongsToItsWordWhateverItsShape() {
    assertEquals(List.of("don't", "won't"), forms("Don’t won't"));
  }

  @Test
  void lettersRepeatedForEmphasisAreCutToTwo() {
    assertEquals(List.of("så", "braa"), forms("så braaaaa"));
  }

  @Test
  void aLostLetterStaysInItsWord() {
    assertEquals(List.of("k\uFFFDpa", "n\uFFFDgot"), forms("K\uFFFDpa n\uFFFDgot"));
    assertTrue(Tokens.of("k\uFFFDpa").getFirst().damaged());
  }

  @Test
  void anAccentBesideItsLetterIsTheSameLetter() {
    assertEquals(List.of("för"), forms("fo\u0308r"));
  }

  @Test
  void emojiOfManyCharactersAreOneSign() {
    var tokens = Tokens.of("bra 👍🏽 👨‍👩‍👧 ❤️ :-)");
    assertEquals(
        List.of(
            Token.Kind.WORD, Token.Kind.SIGN, Token.Kind.SIGN, Token.Kind.SIGN, Token.Kind.SIGN),
        tokens.stream().map(Token::kind).toList());
    assertEquals(4, tokens.get(1).start());
    assertEquals(8, tokens.get(1).end());
  }

  @Test
  void anAddressIsNoLongFace() {
    assertEquals(
        List.of(Token.Kind.WORD, Token.Kind.PUNCTUATION, Token.Kind.PUNCTUATION, Token.Kind.WORD),
        Tokens.of("https://x").stream().map(Token::kind).toList());
    assertEquals(Token.Kind.SIGN, Tokens.of("nja :/").getLast().kind());
  }

  @Property
  void whateverComesTokensStandInOrderInsideTheText(@ForAll String text) {
    var end = 0;
    for (var token : Tokens.of(text)) {
      assertTrue(token.start() >= end && token.end() > token.start());
      end = token.end();
    }
    assertTrue(end <= text.length());
  }

  private static List<String> forms(String text) {
    return Tokens.of(text).stream().map(Token::form).toList();
  }
}

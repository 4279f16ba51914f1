package dev.amends.text.taxonomy;

import dev.amends.text.words.Token;
import dev.amends.text.words.Tokens;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Words in a row. {@code leverans*} stands for every word that begins so, {@code *problem} for
 * every word that ends so, {@code *kö*} for every word that has it anywhere: compounds are words.
 */
record WordPattern(List<Part> parts) {

  static final int MOST_WORDS = 6;
  private static final int SHORTEST_PIECE = 2;

  /**
   * One of the words.
   *
   * @param before whether anything may stand before the letters, {@code after} behind them
   */
  record Part(String letters, boolean before, boolean after) {

    boolean matches(String form) {
      if (before && after) {
        return form.contains(letters);
      }
      return before
          ? form.endsWith(letters)
          : after ? form.startsWith(letters) : form.equals(letters);
    }

    boolean isExact() {
      return !before && !after;
    }
  }

  WordPattern {
    parts = List.copyOf(parts);
  }

  /**
   * Cut as a text is, so that {@code pick-up} is what {@code pick-up} in a text becomes: three
   * tokens.
   *
   * @throws IllegalArgumentException if no text could ever say it; the message says why
   */
  static WordPattern of(String text) {
    var parts = Stream.of(text.strip().split("\\s+")).flatMap(word -> parts(word, text)).toList();
    if (parts.size() > MOST_WORDS) {
      throw new IllegalArgumentException("A pattern has at most " + MOST_WORDS + " words: " + text);
    }
    if (!Tokens.of(parts.getFirst().letters()).getFirst().isWord()) {
      throw new IllegalArgumentException("A pattern begins with a word of letters: " + text);
    }
    return new WordPattern(parts);
  }

  private static Stream<Part> parts(String word, String pattern) {
    var before = word.startsWith("*");
    var after = word.length() > 1 && word.endsWith("*");
    var letters = word.substring(before ? 1 : 0, word.length() - (after ? 1 : 0));
    if (letters.contains("*")) {
      throw new IllegalArgumentException("A star stands at an end of a word: " + pattern);
    }
    var tokens = Tokens.of(letters);
    if (tokens.isEmpty()) {
      throw new IllegalArgumentException("A pattern is made of words: " + pattern);
    }
    var last = tokens.size() - 1;
    return IntStream.rangeClosed(0, last)
        .mapToObj(
            at -> part(tokens.get(at).form(), before && at == 0, after && at == last, pattern));
  }

  private static Part part(String form, boolean before, boolean after, String pattern) {
    if ((before || after) && form.length() < SHORTEST_PIECE) {
      throw new IllegalArgumentException("Too few letters with a star: " + pattern);
    }
    return new Part(form, before, after);
  }

  /** Whether the words after {@code at} are the rest of these, when the first is. */
  boolean goesOnAt(List<Token> tokens, int at) {
    if (at + parts.size() > tokens.size()) {
      return false;
    }
    for (var part = 1; part < parts.size(); part++) {
      if (!parts.get(part).matches(tokens.get(at + part).form())) {
        return false;
      }
    }
    return true;
  }
}

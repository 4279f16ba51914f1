package dev.amends.text.words;

import dev.amends.text.words.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Cuts tokens into sentences, as people write reviews: also without a capital after the stop. */
public final class Sentences {

  /** Whole and in the parts that stops cut them into: {@code t.ex.} is t, ex. */
  private static final Set<String> ABBREVIATIONS =
      Set.of(
          "t", "ex", "bl", "a", "ca", "kl", "nr", "tel", "resp", "ev", "osv", "o", "s", "v", "fr",
          "p", "g", "m", "d", "mr", "mrs", "ms", "dr", "e", "i", "eg", "ie", "vs", "approx");

  /**
   * A sentence.
   *
   * @param start in UTF-16 code units; {@code end} is exclusive
   */
  public record Sentence(int start, int end, List<Token> tokens) {}

  private Sentences() {}

  /** In their order; every token is in exactly one, and none is empty. */
  public static List<Sentence> of(String text, List<Token> tokens) {
    var sentences = new ArrayList<Sentence>();
    var from = 0;
    for (var at = 0; at < tokens.size(); at++) {
      if (at + 1 == tokens.size() || endsAt(text, tokens, at)) {
        var inside = List.copyOf(tokens.subList(from, at + 1));
        sentences.add(new Sentence(inside.getFirst().start(), inside.getLast().end(), inside));
        from = at + 1;
      }
    }
    return sentences;
  }

  private static boolean endsAt(String text, List<Token> tokens, int at) {
    var token = tokens.get(at);
    var next = tokens.get(at + 1);
    if (newLine(text, token.end(), next.start())) {
      return true;
    }
    if (token.kind() != Kind.PUNCTUATION || next.kind() == Kind.PUNCTUATION) {
      return false;
    }
    return switch (token.form()) {
      case "!", "?", "\u2026" -> true;
      case "." -> !abbreviates(tokens, at) && token.end() < next.start() || runs(token);
      default -> false;
    };
  }

  private static boolean newLine(String text, int from, int to) {
    for (var at = from; at < to; at++) {
      if (text.charAt(at) == '\n') {
        return true;
      }
    }
    return false;
  }

  private static boolean runs(Token token) {
    return token.end() - token.start() > 1;
  }

  private static boolean abbreviates(List<Token> tokens, int stop) {
    if (stop == 0) {
      return false;
    }
    var before = tokens.get(stop - 1);
    return before.end() == tokens.get(stop).start() && ABBREVIATIONS.contains(before.form());
  }
}

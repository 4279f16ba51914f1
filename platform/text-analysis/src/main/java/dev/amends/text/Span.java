package dev.amends.text;

import dev.amends.text.words.Sentences.Sentence;
import dev.amends.text.words.Token;
import java.util.List;

/**
 * A run of words within one sentence.
 *
 * @param start in UTF-16 code units; {@code end} is exclusive
 */
record Span(int start, int end) {

  /** So much of the strongest word's share each word has to add, or the run does without it. */
  private static final double DUE = 0.3;

  /**
   * The run whose shares, less what each word has to add, have the largest sum (Kadane): without
   * the due a run would grow over every word that speaks for the label ever so little.
   */
  static Span strongest(List<Sentence> sentences, List<Token> tokens, double[] shares) {
    var largest = 0.0;
    for (var share : shares) {
      largest = Math.max(largest, share);
    }
    var due = DUE * largest;
    var best = Double.NEGATIVE_INFINITY;
    var bestFrom = 0;
    var bestTo = 0;
    var first = 0;
    for (var sentence : sentences) {
      var from = first;
      var sum = 0.0;
      for (var at = first; at < first + sentence.tokens().size(); at++) {
        if (sum <= 0) {
          sum = 0;
          from = at;
        }
        sum += shares[at] - due;
        if (sum > best) {
          best = sum;
          bestFrom = from;
          bestTo = at;
        }
      }
      first += sentence.tokens().size();
    }
    return new Span(tokens.get(bestFrom).start(), tokens.get(bestTo).end());
  }
}

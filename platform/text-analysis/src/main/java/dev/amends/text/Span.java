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

  /**
   * The run whose shares have the largest sum (Kadane). Words that add nothing at its ends are left
   * out, as are those that speak against.
   */
  static Span strongest(List<Sentence> sentences, List<Token> tokens, double[] shares) {
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
        sum += shares[at];
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

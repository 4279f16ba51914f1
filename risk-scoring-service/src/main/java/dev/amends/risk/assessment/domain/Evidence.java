package dev.amends.risk.assessment.domain;

import java.util.List;

/**
 * All that the judgement of one response rests on. Kept with the response, so that another policy
 * or model can be tried on it.
 *
 * @param earlier how many other responses of this customer were at risk
 * @param about what the response is about; never null
 */
public record Evidence(Scores scores, Words words, int earlier, Slices about) {

  /** What a response is about, as its sender said; null where nothing was said. */
  public record Slices(
      String touchpoint,
      String journey,
      String segment,
      String channel,
      String language,
      String source,
      String team,
      String partner,
      List<String> tags) {

    public static final Slices NONE =
        new Slices(null, null, null, null, null, null, null, null, null);

    public Slices {
      tags = tags == null ? List.of() : List.copyOf(tags);
    }
  }

  public Evidence {
    scores = scores == null ? Scores.NONE : scores;
    words = words == null ? Words.NONE : words;
    about = about == null ? Slices.NONE : about;
  }

  Evidence withScores(Scores others) {
    return new Evidence(others, words, earlier, about);
  }

  public Evidence withEarlier(int others) {
    return new Evidence(scores, words, others, about);
  }

  /** As it is kept: what the customer said, without the customer's words. */
  public Evidence withoutQuotations() {
    return new Evidence(scores, words.withoutQuotations(), earlier, about);
  }
}

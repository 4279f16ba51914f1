package dev.amends.ingest.surveys.domain;

/** One page of a conversation. */
public sealed interface Step {

  /** Under which its answer is kept; the same in every version of a survey. */
  String key();

  /** Choose a number or words. */
  record Choose(Question question) implements Step {
    @Override
    public String key() {
      return question.scale().key();
    }
  }

  /** Say it in own words. */
  record Say(Text ask) implements Step {
    public static final String KEY = "words";

    @Override
    public String key() {
      return KEY;
    }
  }

  /** May we come back, and how? Only of customers we know: whoever is anonymous stays so. */
  record Contact() implements Step {
    public static final String KEY = "contact";

    @Override
    public String key() {
      return KEY;
    }
  }
}

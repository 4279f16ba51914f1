package dev.amends.text.words;

/**
 * A word, an emoji, an emoticon or a run of punctuation.
 *
 * @param start in UTF-16 code units, as Java and JavaScript count; {@code end} is exclusive
 * @param form in lower case, letters repeated for emphasis cut to two
 */
public record Token(int start, int end, Kind kind, String form) {

  /** What a token is made of. */
  public enum Kind {
    WORD,
    NUMBER,
    /** An emoji or an emoticon. */
    SIGN,
    PUNCTUATION
  }

  /** Stands where a character was lost on the way here. */
  public static final char LOST = '\uFFFD';

  public boolean isWord() {
    return kind == Kind.WORD;
  }

  /** Whether a character of it was lost. */
  public boolean damaged() {
    return form.indexOf(LOST) >= 0;
  }
}

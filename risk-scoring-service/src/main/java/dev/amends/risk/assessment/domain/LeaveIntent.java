package dev.amends.risk.assessment.domain;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Words by which a customer announces leaving, in Swedish and English. Few and plain, so that what
 * they find is meant; a negation shortly before them takes them back.
 */
public final class LeaveIntent {

  private static final String PHRASES = "/text/leave-intent.txt";
  private static final int CASES = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
  private static final Pattern NEGATED =
      Pattern.compile(
          "(?iu)\\b(not|n['’]t|never|without|inte|ej|aldrig|utan att|behöver inte)\\b[^.!?,;]{0,12}$");

  /** From here on no letter is another case of one in the phrases. */
  private static final char NO_LATIN = 0x2200;

  /** For each character the phrases that can begin with it, or null: most words begin none. */
  private final Pattern[] phrases = new Pattern[NO_LATIN];

  public LeaveIntent() {
    var lines = load();
    for (char first = 0; first < NO_LATIN; first++) {
      var letter = String.valueOf(first);
      var possible = lines.stream().filter(line -> begins(line, letter)).toList();
      phrases[first] = possible.isEmpty() ? null : anyOf(possible);
    }
  }

  /**
   * Words, and where they stand.
   *
   * @param start in UTF-16 code units; {@code end} is exclusive
   */
  public record Found(int start, int end, String words) {}

  /** The customer's own words that announce leaving. */
  public Optional<Found> in(String text) {
    var at = 0;
    while (at < text.length()) {
      var match = phrasesAt(text, at);
      if (match != null && match.lookingAt()) {
        if (!NEGATED.matcher(text.substring(0, at)).find()) {
          var words = match.group().stripTrailing();
          return Optional.of(new Found(at, at + words.length(), words));
        }
        at = match.end();
      } else {
        at++;
      }
    }
    return Optional.empty();
  }

  /** The phrases that can begin here, or null: inside a word none does. */
  private Matcher phrasesAt(String text, int at) {
    var first = text.charAt(at);
    if (first >= NO_LATIN
        || phrases[first] == null
        || at > 0 && Character.isLetter(text.charAt(at - 1))) {
      return null;
    }
    return phrases[first].matcher(text).region(at, text.length()).useTransparentBounds(true);
  }

  private static boolean begins(Pattern phrase, String letter) {
    var match = phrase.matcher(letter);
    return match.lookingAt() || match.hitEnd();
  }

  private static Pattern anyOf(List<Pattern> phrases) {
    var any = phrases.stream().map(Pattern::pattern).collect(Collectors.joining("|"));
    return Pattern.compile("(?<![\\p{L}\\p{N}])(?:" + any + ")(?![\\p{L}\\p{N}])", CASES);
  }

  private static List<Pattern> load() {
    try (var lines =
        new BufferedReader(
            new InputStreamReader(
                LeaveIntent.class.getResourceAsStream(PHRASES), StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> Pattern.compile("(?:" + line.strip() + ")", CASES))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package dev.amends.risk.assessment.domain;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Words by which a customer announces leaving, in Swedish and English. Few and plain, so that what
 * they find is meant; a negation shortly before them takes them back.
 */
public final class LeaveIntent {

  private static final String PHRASES = "/text/leave-intent.txt";
  private static final Pattern NEGATED =
      Pattern.compile(
          "(?iu)\\b(not|n['’]t|never|without|inte|ej|aldrig|utan att|behöver inte)\\b[^.!?,;]{0,12}$");

  private final Pattern phrases;

  public LeaveIntent() {
    this.phrases = load();
  }

  /**
   * Words, and where they stand.
   *
   * @param start in UTF-16 code units; {@code end} is exclusive
   */
  public record Found(int start, int end, String words) {}

  /** The customer's own words that announce leaving. */
  public Optional<Found> in(String text) {
    var match = phrases.matcher(text);
    while (match.find()) {
      if (!NEGATED.matcher(text.substring(0, match.start())).find()) {
        var words = match.group().stripTrailing();
        return Optional.of(new Found(match.start(), match.start() + words.length(), words));
      }
    }
    return Optional.empty();
  }

  /** All of them at once: the text is gone through once, whatever their number. */
  private static Pattern load() {
    try (var lines =
        new BufferedReader(
            new InputStreamReader(
                LeaveIntent.class.getResourceAsStream(PHRASES), StandardCharsets.UTF_8))) {
      var any =
          lines
              .lines()
              .filter(line -> !line.isBlank() && !line.startsWith("#"))
              .map(line -> "(?:" + line.strip() + ")")
              .collect(Collectors.joining("|"));
      return Pattern.compile("(?iu)(?<![\\p{L}\\p{N}])(?:" + any + ")(?![\\p{L}\\p{N}])");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

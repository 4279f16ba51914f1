package dev.amends.risk.gaming.domain;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Words by which a customer tells of having been asked for a ten, in Swedish and English. Few and
 * plain, so that what they find is meant; a negation shortly before them takes them back.
 */
public final class AskedForTen {

  private static final String PHRASES = "/text/asked-for-ten.txt";
  private static final int CASES = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

  /** The answer; then neither a longer number nor something else that there were ten of. */
  private static final String TEN =
      "(?:(?:en |ett |a |an |the |all |straight |full |bara |just |only )*"
          + "(?:10(?:[ -]?(?:or|eller)[ -]?9)?|9(?:[ -]?(?:or|eller)[ -]?|-)10|tens?|10['’:]?(?:s|a|or)|tia|tior|tio"
          + "|(?:top|perfect|full|maximum|max|highest(?: possible)?|best(?: possible)?) (?:marks?|scores?|ratings?|points?)"
          + "|(?:toppbetyg|högsta (?:möjliga )?(?:betyg|poäng)|full pott|full poäng|maxpoäng|maxbetyg)(?:et|en)?))"
          + "(?![\\p{L}\\p{N}%]|[.,:]\\d| ?(?:-|–|to|till) ?\\d| ?(?:%|percent|procent|min|sec|sek|hour|tim|day|dag|week|veck|"
          + "month|månad|year|år|kr|dollar|euro|pound|people|person|times|gånger|minutes))";

  private static final Pattern NEGATED =
      Pattern.compile(
          "(?:(?<!\\p{L})(?:not|never|nobody|no one|without|inte|ej|aldrig|ingen|utan att)|n['’]t)(?!\\p{L})[^.!?,;]{0,12}$",
          CASES);

  private final String version;
  private final Pattern phrases;

  public AskedForTen() {
    try (var lines =
        new BufferedReader(
            new InputStreamReader(
                AskedForTen.class.getResourceAsStream(PHRASES), StandardCharsets.UTF_8))) {
      version = lines.readLine().strip();
      phrases =
          Pattern.compile(
              lines
                  .lines()
                  .filter(line -> !line.isBlank() && !line.startsWith("#"))
                  .map(line -> line.strip().replace("TEN", TEN))
                  .collect(Collectors.joining("|", "(?<![\\p{L}\\p{N}])(?:", ")")),
              CASES);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Of the list, which changes with every change of what it finds. */
  public String version() {
    return version;
  }

  /** Whether the customer says so. */
  public boolean in(String text) {
    var match = phrases.matcher(text);
    while (match.find()) {
      if (!NEGATED.matcher(text.substring(0, match.start())).find()) {
        return true;
      }
    }
    return false;
  }
}

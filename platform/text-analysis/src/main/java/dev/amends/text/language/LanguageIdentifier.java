package dev.amends.text.language;

import dev.amends.text.resources.Shipped;
import dev.amends.text.words.Token;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Tells which language a text is in, by the likelihood of its letters: naive Bayes over runs of two
 * to four letters, from the frequencies that Lingua publishes. Lingua itself takes half a
 * millisecond to three for a short text and 430 MB, where the whole analysis has 100 µs.
 */
public final class LanguageIdentifier {

  /** Who is most likely to write: the languages that customers here are asked in. */
  private static final List<String> EXPECTED = List.of("sv", "en");

  private static final double EXPECTED_PRIOR = 4;
  private static final double DECLARED_PRIOR = 2;

  /** Overlapping runs tell the same thing several times over. */
  private static final double DEPENDENCE = 0.35;

  private static final double STEPS = 16;
  private static final int LONGEST_TEXT = 200;

  /** How many times (as a power of e) a common word is likelier in its own language. */
  private static final double COMMON = 6;

  /** Where Greek begins. */
  private static final char LAST_LATIN = 0x370;

  private final List<String> languages;
  private final LetterRuns runs;

  /** For each common word a bit for every language that has it. */
  private final Map<String, Integer> common;

  private LanguageIdentifier(List<String> languages, byte[] surprise, Map<String, Integer> common) {
    this.languages = languages;
    this.runs = new LetterRuns(surprise, languages.size());
    this.common = new HashMap<>(common);
  }

  /**
   * @param language as in ISO 639-1
   * @param confidence 0–1, the posterior probability
   */
  public record Guess(String language, double confidence) {}

  /** The one that comes with the product. */
  public static LanguageIdentifier shipped() {
    try (var file = Shipped.open(LanguageIdentifier.class, "languages.bin")) {
      return read(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Stands for a language that is in none of the scripts known here. */
  public static final String UNDETERMINED = "und";

  /**
   * @param declared what the sender says the language is, or null; it weighs, and does not decide
   * @return empty if the text has no letters
   */
  public Optional<Guess> identify(List<Token> tokens, String declared) {
    var read = tokens.size() > LONGEST_TEXT ? tokens.subList(0, LONGEST_TEXT) : tokens;
    var places = LetterRuns.places(read);
    if (places.length == 0) {
      return Optional.empty();
    }
    if (mostlyForeign(tokens)) {
      return Optional.of(new Guess(UNDETERMINED, 1));
    }
    var surprises = runs.sums(places);
    addWords(read, surprises);
    return Optional.of(best(logarithms(surprises, declared)));
  }

  /** Of the posterior odds, but for what all languages have in common. */
  private double[] logarithms(int[] surprises, String declared) {
    var said = declared == null ? "" : declared.split("[-_]", 2)[0].toLowerCase(Locale.ROOT);
    var logarithms = new double[surprises.length];
    for (var at = 0; at < logarithms.length; at++) {
      var language = languages.get(at);
      logarithms[at] =
          -surprises[at] / STEPS * DEPENDENCE
              + (EXPECTED.contains(language) ? EXPECTED_PRIOR : 0)
              + (language.equals(said) ? DECLARED_PRIOR : 0);
    }
    return logarithms;
  }

  /** All languages here are written in Latin letters; of Greek or Arabic nothing is known. */
  private static boolean mostlyForeign(List<Token> tokens) {
    var latin = 0;
    var foreign = 0;
    for (var token : tokens) {
      if (token.isWord()) {
        for (var at = 0; at < token.form().length(); at++) {
          var letter = token.form().charAt(at);
          if (Character.isLetter(letter)) {
            latin += letter < LAST_LATIN ? 1 : 0;
            foreign += letter < LAST_LATIN ? 0 : 1;
          }
        }
      }
    }
    return foreign > latin;
  }

  private Guess best(double[] sums) {
    var best = 0;
    for (var at = 1; at < sums.length; at++) {
      best = sums[at] > sums[best] ? at : best;
    }
    var all = 0.0;
    for (var sum : sums) {
      all += Math.exp(sum - sums[best]);
    }
    return new Guess(languages.get(best), 1 / all);
  }

  private void addWords(List<Token> tokens, int[] surprises) {
    for (var token : tokens) {
      var speakers = token.isWord() ? common.get(token.form()) : null;
      if (speakers != null) {
        for (var at = 0; at < surprises.length; at++) {
          surprises[at] += (speakers >> at & 1) == 1 ? 0 : (int) (COMMON * STEPS);
        }
      }
    }
  }

  /** Gathers how likely each run of letters is in each language. */
  public static final class Builder {
    private final List<String> languages;
    private final byte[] surprise;
    private final Map<String, Integer> common = new TreeMap<>();

    public Builder(List<String> languages) {
      this.languages = List.copyOf(languages);
      this.surprise = new byte[LetterRuns.PLACES * languages.size()];
      Arrays.fill(surprise, (byte) LetterRuns.MOST);
    }

    /** Runs that share a place count as the likelier one. */
    public void add(String language, String run, double probability) {
      put(language, LetterRuns.place(run), -Math.log(probability) * STEPS);
    }

    /** One of the little words that every text in the language has. */
    public void addCommon(String language, String word) {
      common.merge(word, 1 << languages.indexOf(language), (one, other) -> one | other);
    }

    private void put(String language, int place, double steps) {
      var at = place * languages.size() + languages.indexOf(language);
      surprise[at] = (byte) Math.min(surprise[at] & LetterRuns.MOST, (int) Math.round(steps));
    }

    public LanguageIdentifier build() {
      return new LanguageIdentifier(languages, surprise, common);
    }
  }

  public void write(OutputStream to) throws IOException {
    try (var out = new DataOutputStream(new GZIPOutputStream(to))) {
      out.writeInt(languages.size());
      for (var language : languages) {
        out.writeUTF(language);
      }
      out.write(runs.surprise());
      out.writeInt(common.size());
      for (var word : new TreeMap<>(common).entrySet()) {
        out.writeUTF(word.getKey());
        out.writeInt(word.getValue());
      }
    }
  }

  static LanguageIdentifier read(InputStream from) throws IOException {
    try (var in = new DataInputStream(new GZIPInputStream(from))) {
      var languages = new ArrayList<String>();
      for (var count = in.readInt(); count > 0; count--) {
        languages.add(in.readUTF());
      }
      var surprise = new byte[LetterRuns.PLACES * languages.size()];
      in.readFully(surprise);
      var common = new HashMap<String, Integer>();
      for (var count = in.readInt(); count > 0; count--) {
        common.put(in.readUTF(), in.readInt());
      }
      return new LanguageIdentifier(List.copyOf(languages), surprise, common);
    }
  }
}

package dev.amends.ingest.surveys.domain;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Words with places for facts: {@code {product|your order}} becomes the product, or what stands
 * behind the bar if no product is known. So a question is whole whatever is known.
 */
public final class Wording {

  /** A day, as ISO 8601 has it; it is shown as people say it. */
  public static final String ORDER_DATE = "orderDate";

  public static final String NAME = "name";
  public static final String PRODUCT = "product";

  /** What a question may name. */
  public static final Set<String> FACTS = new TreeSet<>(Set.of(NAME, PRODUCT, ORDER_DATE, "place"));

  public static final int MAX_FACT = 80;
  static final int MAX_QUESTION = 200;

  private static final Pattern PLACE = Pattern.compile("\\{(\\w+)\\|([^{}|]+)}");

  /** Links and addresses do not belong into a question: they would look as if we had sent them. */
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?i)://|\\bwww\\.|@|\\b[a-z0-9-]+\\.(?:com|net|org|se|nu|eu|co|uk|de|dk|no|fi|ru|cn|me|info|io|biz|app|dev"
              + "|shop|store|site|online|link|top|xyz|click)\\b");

  private static final Pattern TWO_IN_ONE =
      Pattern.compile("(?iU)\\b(?:och|samt|and|as well as)\\b|&|/");

  /** An "and" that joins no two things. */
  private static final Pattern IDIOM =
      Pattern.compile("(?iU)\\b(?:till och med|då och då|av och till|terms and conditions)\\b");

  private static final Pattern BRACE = Pattern.compile("[{}]");

  private static final Pattern LEADING =
      Pattern.compile(
          "(?iU)\\b(?:fantastisk\\w*|underbar\\w*|utmärkt\\w*|suverän\\w*|enastående|prisbelönt\\w*|toppen"
              + "|visst|givetvis|självklart|naturligtvis|eller hur|håller du inte med|varför gillar"
              + "|amazing|excellent|fantastic|wonderful|great|outstanding|award-winning|world-class"
              + "|surely|of course|obviously|naturally|don['’]t you|wouldn['’]t you|isn['’]t it|why do you (?:like|love))\\b");

  private Wording() {}

  /** The text with what is known put in its places. */
  public static String filled(String text, Map<String, String> facts, Language language) {
    return PLACE
        .matcher(text)
        .replaceAll(
            place -> {
              var fact = facts.get(place.group(1));
              return Matcher.quoteReplacement(
                  fact == null ? place.group(2) : shown(place.group(1), fact, language));
            });
  }

  private static String shown(String name, String fact, Language language) {
    return name.equals(ORDER_DATE)
        ? LocalDate.parse(fact)
            .format(DateTimeFormatter.ofPattern(dayIn(language), language.locale()))
        : fact;
  }

  private static String dayIn(Language language) {
    return switch (language) {
      case SV -> "EEEE 'den' d MMMM";
      case EN -> "EEEE d MMMM";
    };
  }

  /** Whether a fact can be shown inside a sentence of ours. */
  public static boolean isPlain(String fact) {
    return fact.length() <= MAX_FACT
        && fact.chars().noneMatch(Character::isISOControl)
        && !ADDRESS.matcher(fact).find();
  }

  /** What is wrong with any text; empty if nothing is. */
  static List<String> faults(String text) {
    var faults = new ArrayList<String>();
    var places = PLACE.matcher(text);
    while (places.find()) {
      if (!FACTS.contains(places.group(1))) {
        faults.add(
            "Nothing is known by the name %s, only %s."
                .formatted(places.group(1), String.join(", ", FACTS)));
      }
    }
    if (BRACE.matcher(places.replaceAll("")).find()) {
      faults.add("A place for a fact is written {product|what to say if it is not known}.");
    }
    return faults;
  }

  /** What is wrong with a question that is answered by choosing. */
  static List<String> faultsOfQuestion(String text) {
    var faults = faultsOfAny(text);
    var bare = IDIOM.matcher(PLACE.matcher(text).replaceAll("")).replaceAll("");
    if (TWO_IN_ONE.matcher(bare).find()) {
      faults.add("It asks two things at once; nobody knows which of them was answered.");
    }
    return faults;
  }

  /** What is wrong with a question for own words; it may be wide. */
  static List<String> faultsOfAny(String text) {
    var faults = new ArrayList<>(faults(text));
    var bare = PLACE.matcher(text).replaceAll("");
    if (text.length() > MAX_QUESTION) {
      faults.add("A question has at most " + MAX_QUESTION + " characters.");
    }
    if (bare.chars().filter(c -> c == '?').count() > 1) {
      faults.add("It asks more than one question.");
    }
    var leading = LEADING.matcher(bare);
    if (leading.find()) {
      faults.add("“" + leading.group() + "” tells the customer what to answer.");
    }
    return faults;
  }
}

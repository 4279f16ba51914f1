package dev.amends.ingest.surveys.domain;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What can be answered by choosing. Keys, ranges and bands are those of the metric definitions, so
 * that an answer enters {@code nps/1} and the others without translation.
 */
public enum Scale {
  NPS("nps", 0, 10, 6, 9, Ends.LIKELY),
  CSAT("csat", 1, 5, 2, 4, Ends.SATISFIED),
  CES("ces", 1, 7, 3, 5, Ends.AGREE),
  LBA("lba", 0, 10, 6, 9, Ends.LIKELY),
  TRUST("trust", 1, 7, 3, 6, Ends.AGREE),
  EXPECTATION("expectation", Choices.EXPECTATIONS),
  EMOTIONS("emotions", Choices.EMOTIONS);

  private final String key;
  private final int least;
  private final int most;
  private final int low;
  private final int high;
  private final Ends ends;
  private final Map<String, Text> choices;

  Scale(String key, int least, int most, int low, int high, Ends ends) {
    this.key = key;
    this.least = least;
    this.most = most;
    this.low = low;
    this.high = high;
    this.ends = ends;
    this.choices = Map.of();
  }

  Scale(String key, Map<String, Text> choices) {
    this.key = key;
    this.least = 0;
    this.most = 0;
    this.low = 0;
    this.high = 0;
    this.ends = null;
    this.choices = choices;
  }

  /** As in {@code scores} of a response. */
  public String key() {
    return key;
  }

  public static Optional<Scale> of(String key) {
    return Arrays.stream(values()).filter(scale -> scale.key.equals(key)).findFirst();
  }

  public boolean isNumber() {
    return choices.isEmpty();
  }

  public boolean isMany() {
    return this == EMOTIONS;
  }

  public int least() {
    return least;
  }

  public int most() {
    return most;
  }

  /** What the ends of the scale mean; null for choices. */
  public Ends ends() {
    return ends;
  }

  /** What can be chosen, in the order in which it is shown; empty for numbers. */
  public Map<String, Text> choices() {
    return choices;
  }

  public boolean isLow(int value) {
    return value <= low;
  }

  public boolean isHigh(int value) {
    return value >= high;
  }

  /** The meaning of the lowest and of the highest number. */
  public enum Ends {
    LIKELY(
        new Text("Inte alls troligt", "Not at all likely"),
        new Text("Mycket troligt", "Extremely likely")),
    SATISFIED(
        new Text("Mycket missnöjd", "Very dissatisfied"),
        new Text("Mycket nöjd", "Very satisfied")),
    AGREE(
        new Text("Håller inte alls med", "Strongly disagree"),
        new Text("Håller helt med", "Strongly agree"));

    private final Text lowest;
    private final Text highest;

    Ends(Text lowest, Text highest) {
      this.lowest = lowest;
      this.highest = highest;
    }

    public Text lowest() {
      return lowest;
    }

    public Text highest() {
      return highest;
    }
  }

  /** In a class of their own, because an enum's constants come before its other fields. */
  private static final class Choices {

    static final Map<String, Text> EXPECTATIONS =
        ordered(
            Map.entry("below", new Text("Sämre än jag väntade mig", "Worse than I expected")),
            Map.entry("met", new Text("Som jag väntade mig", "As I expected")),
            Map.entry("above", new Text("Bättre än jag väntade mig", "Better than I expected")));

    /** Mixed, so that neither the good nor the bad ones come first. */
    static final Map<String, Text> EMOTIONS =
        ordered(
            Map.entry("happy", new Text("Glad", "Happy")),
            Map.entry("frustrated", new Text("Frustrerad", "Frustrated")),
            Map.entry("relieved", new Text("Lättad", "Relieved")),
            Map.entry("disappointed", new Text("Besviken", "Disappointed")),
            Map.entry("surprised", new Text("Överraskad", "Surprised")),
            Map.entry("trusting", new Text("Trygg", "Trusting")),
            Map.entry("angry", new Text("Arg", "Angry")),
            Map.entry("grateful", new Text("Tacksam", "Grateful")),
            Map.entry("worried", new Text("Orolig", "Worried")),
            Map.entry("valued", new Text("Uppskattad", "Valued")),
            Map.entry("ignored", new Text("Bortglömd", "Ignored")),
            Map.entry("indifferent", new Text("Likgiltig", "Indifferent")),
            Map.entry("stressed", new Text("Stressad", "Stressed")),
            Map.entry("sad", new Text("Ledsen", "Sad")));

    private Choices() {}

    @SafeVarargs
    private static Map<String, Text> ordered(Map.Entry<String, Text>... entries) {
      var choices = new LinkedHashMap<String, Text>();
      for (var entry : entries) {
        choices.put(entry.getKey(), entry.getValue());
      }
      return Collections.unmodifiableMap(choices);
    }
  }
}

package dev.amends.risk.assessment.domain;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What a rule can ask about. */
public sealed interface Field {

  /** The name in a policy. */
  String id();

  /**
   * Whether the customer answered it or the sender said it: nothing was computed and no word was
   * read.
   */
  boolean isGiven();

  static Optional<Field> of(String id) {
    return all().filter(field -> field.id().equals(id)).findFirst();
  }

  /** All names, with commas between them. */
  static String ids() {
    return all().map(Field::id).collect(joining(", "));
  }

  private static Stream<Field> all() {
    return Stream.concat(Arrays.stream(Figure.values()), Arrays.stream(Trait.values()));
  }

  /** A number, or null where there is none. */
  enum Figure implements Field {
    NPS("nps", true, 0, 10, evidence -> whole(evidence.scores().nps())),
    CSAT("csat", true, 1, 5, evidence -> whole(evidence.scores().csat())),
    CES("ces", true, 1, 7, evidence -> whole(evidence.scores().ces())),
    LBA("lba", true, 0, 10, evidence -> whole(evidence.scores().lba())),
    TRUST("trust", true, 1, 7, evidence -> whole(evidence.scores().trust())),
    /** −1 more negative feelings chosen than positive ones, 1 the other way about. */
    EMOTION("emotion", true, -1, 1, evidence -> whole(evidence.scores().emotionSign())),
    /** −1 below, 0 met, 1 above. */
    EXPECTATION("expectation", true, -1, 1, evidence -> whole(evidence.scores().expectationGap())),
    /** 1 if plain words announce leaving. */
    LEAVING("leaving", false, 0, 1, evidence -> evidence.words().leaving() == null ? 0.0 : 1.0),
    /** −1 negative to 1 positive. */
    TONE("tone", false, -1, 1, evidence -> evidence.words().tone()),
    /** Other responses of the customer that were at risk. */
    EARLIER("earlier", false, 0, 1_000, evidence -> (double) evidence.earlier()),
    /** The score of the model; not part of the evidence. */
    P_LOSS("pLoss", false, 0, 1, evidence -> null);

    private final String id;
    private final boolean given;
    private final double least;
    private final double most;
    private final Function<Evidence, Double> read;

    Figure(String id, boolean given, double least, double most, Function<Evidence, Double> read) {
      this.id = id;
      this.given = given;
      this.least = least;
      this.most = most;
      this.read = read;
    }

    @Override
    public String id() {
      return id;
    }

    @Override
    public boolean isGiven() {
      return given;
    }

    public boolean canBe(double value) {
      return value >= least && value <= most;
    }

    /** For example "0 to 10". */
    public String range() {
      return plain(least) + " to " + plain(most);
    }

    Double of(Evidence evidence, double pLoss) {
      return this == P_LOSS ? Double.valueOf(pLoss) : read.apply(evidence);
    }

    private static String plain(double value) {
      return Long.toString(Math.round(value));
    }

    private static Double whole(Integer value) {
      return value == null ? null : value.doubleValue();
    }
  }

  /** Words of which some are there. */
  enum Trait implements Field {
    TOUCHPOINT("touchpoint", true, evidence -> one(evidence.about().touchpoint())),
    JOURNEY("journey", true, evidence -> one(evidence.about().journey())),
    SEGMENT("segment", true, evidence -> one(evidence.about().segment())),
    CHANNEL("channel", true, evidence -> one(evidence.about().channel())),
    LANGUAGE("language", true, evidence -> one(evidence.about().language())),
    SOURCE("source", true, evidence -> one(evidence.about().source())),
    TEAM("team", true, evidence -> one(evidence.about().team())),
    PARTNER("partner", true, evidence -> one(evidence.about().partner())),
    TAG("tag", true, evidence -> evidence.about().tags()),
    /** What sounds through the comment: an emotion or a signal. */
    SAYS("says", false, evidence -> evidence.words().said()),
    /** What it is about: a topic, or what we did. */
    THEME("theme", false, evidence -> evidence.words().themes().keySet());

    private final String id;
    private final boolean given;
    private final Function<Evidence, Collection<String>> read;

    Trait(String id, boolean given, Function<Evidence, Collection<String>> read) {
      this.id = id;
      this.given = given;
      this.read = read;
    }

    @Override
    public String id() {
      return id;
    }

    @Override
    public boolean isGiven() {
      return given;
    }

    Collection<String> of(Evidence evidence) {
      return read.apply(evidence);
    }

    private static Collection<String> one(String value) {
      return value == null ? List.of() : List.of(value);
    }
  }
}

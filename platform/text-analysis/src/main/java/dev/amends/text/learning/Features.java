package dev.amends.text.learning;

import dev.amends.text.words.Token;
import java.util.List;
import java.util.Set;

/**
 * What a text looks like to a linear model: its words, pairs of neighbours, words in the reach of a
 * negation, and runs of two to five letters inside words (which find the parts of compounds, other
 * inflections and misspellings). Hashed into a table of fixed size, so that nothing about a
 * customer's words is kept but weights.
 *
 * <p>Every occurrence remembers its token; a model's score can be told token by token.
 */
public final class Features {

  /** Of the hash table: {@code 1 << BITS} places. */
  public static final int BITS = 19;

  static final int SIZE = 1 << BITS;
  static final int SHORTEST_RUN = 2;
  static final int LONGEST_RUN = 5;
  private static final int REACH_OF_A_NEGATION = 3;
  private static final int LONGEST_TEXT = 2_000;

  private static final int WORD = 1;
  private static final int PAIR = 2;
  private static final int NEGATED = 3;
  private static final int RUN = 8;
  private static final int OPINION = 4;
  private static final double OPINION_SCALE = 4;
  private static final int SEED = 0x9E3779B1;
  private static final int PRIME = 0x01000193;

  private static final Set<String> NEGATIONS =
      Set.of(
          "inte",
          "ej",
          "icke",
          "aldrig",
          "ingen",
          "inga",
          "inget",
          "utan",
          "knappast",
          "varken",
          "not",
          "no",
          "never",
          "nothing",
          "without",
          "hardly",
          "nor",
          "neither",
          "cannot",
          "none",
          "don't",
          "didn't",
          "doesn't",
          "isn't",
          "wasn't",
          "won't",
          "can't",
          "couldn't",
          "wouldn't",
          "haven't",
          "hasn't",
          "hadn't",
          "aren't",
          "weren't",
          "shouldn't",
          "dont",
          "didnt",
          "doesnt",
          "isnt",
          "wasnt",
          "wont",
          "cant",
          "couldnt",
          "wouldnt",
          "havent");

  private final int[] places;
  private final int[] tokens;
  private final boolean[] negated;
  private int count;

  /** The places of words, pairs and negations come first, {@code words()} of them. */
  private int words;

  private final double[] opinion;

  private Features(int most) {
    places = new int[most];
    tokens = new int[most];
    negated = new boolean[most];
    opinion = new double[0];
  }

  private Features(Features text, double[] opinion) {
    places = text.places;
    tokens = text.tokens;
    negated = text.negated;
    count = text.count;
    words = text.words;
    this.opinion = opinion;
  }

  /**
   * The same text, with what another model says of it: a feature like any other to a model that
   * learns from fewer texts than that one did.
   */
  public Features withOpinion(double[] scores) {
    return new Features(this, scores.clone());
  }

  int opinions() {
    return opinion.length;
  }

  static int opinionPlace(int index) {
    return mixed(hash(OPINION, Integer.toString(index))) & (SIZE - 1);
  }

  /** Brought near the values that words have. */
  double opinion(int index) {
    return Math.tanh(opinion[index] / OPINION_SCALE);
  }

  /** Of at most 2,000 tokens; what stands after them is not read. */
  public static Features of(List<Token> tokens) {
    var read = tokens.size() > LONGEST_TEXT ? tokens.subList(0, LONGEST_TEXT) : tokens;
    var features = new Features(most(read));
    var negated = inReachOfANegation(read);
    features.addWords(read, negated);
    features.words = features.count;
    features.addRuns(read, negated);
    return features;
  }

  /** Three features of a whole word, and from each of its letters a run of every length. */
  private static int most(List<Token> read) {
    var most = 0;
    for (var token : read) {
      most += 3 + (LONGEST_RUN - SHORTEST_RUN + 1) * token.form().length();
    }
    return most;
  }

  /** For each token whether one of the words before it negates it: none beyond punctuation. */
  private static boolean[] inReachOfANegation(List<Token> read) {
    var negated = new boolean[read.size()];
    var reach = 0;
    for (var at = 0; at < negated.length; at++) {
      var token = read.get(at);
      reach = token.kind() == Token.Kind.PUNCTUATION ? 0 : reach;
      negated[at] = reach > 0;
      reach = NEGATIONS.contains(token.form()) ? REACH_OF_A_NEGATION : Math.max(0, reach - 1);
    }
    return negated;
  }

  int count() {
    return count;
  }

  int words() {
    return words;
  }

  int place(int occurrence) {
    return places[occurrence];
  }

  int token(int occurrence) {
    return tokens[occurrence];
  }

  /** Whether it stands in the reach of a negation. */
  boolean negated(int occurrence) {
    return negated[occurrence];
  }

  private void addWords(List<Token> read, boolean[] inReach) {
    var before = hash(PAIR, "");
    for (var at = 0; at < read.size(); at++) {
      var form = read.get(at).form();
      add(hash(WORD, form), at, inReach[at]);
      add(hash(before, form), at, false);
      before = hash(PAIR, form);
      if (inReach[at]) {
        add(hash(NEGATED, form), at, false);
      }
    }
  }

  private void addRuns(List<Token> read, boolean[] inReach) {
    for (var at = 0; at < read.size(); at++) {
      addRuns((" " + read.get(at).form() + " ").toCharArray(), at, inReach[at]);
    }
  }

  private void addRuns(char[] letters, int token, boolean inReach) {
    for (var from = 0; from < letters.length; from++) {
      var hash = RUN * SEED;
      for (var n = 1; n <= LONGEST_RUN && from + n <= letters.length; n++) {
        hash = (hash ^ letters[from + n - 1]) * PRIME;
        if (n >= SHORTEST_RUN) {
          add(hash + n, token, inReach);
        }
      }
    }
  }

  private void add(int hash, int token, boolean inReach) {
    places[count] = mixed(hash) & (SIZE - 1);
    negated[count] = inReach;
    tokens[count++] = token;
  }

  private static int hash(int seed, String form) {
    var hash = seed * SEED;
    for (var at = 0; at < form.length(); at++) {
      hash = (hash ^ form.charAt(at)) * PRIME;
    }
    return hash;
  }

  /** The finish of MurmurHash3, so that every bit of the hash decides on the place. */
  private static int mixed(int hash) {
    var mixed = hash;
    mixed ^= mixed >>> 16;
    mixed *= 0x85ebca6b;
    mixed ^= mixed >>> 13;
    mixed *= 0xc2b2ae35;
    return mixed ^ (mixed >>> 16);
  }
}

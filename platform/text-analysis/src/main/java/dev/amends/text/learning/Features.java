package dev.amends.text.learning;

import dev.amends.text.words.Token;
import java.util.Arrays;
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

  private int count;
  private int[] places = new int[1024];
  private int[] tokens = new int[1024];
  private boolean[] negated = new boolean[1024];

  /** The places of words, pairs and negations come first, {@code words()} of them. */
  private int words;

  private final double[] opinion;

  private Features(double[] opinion) {
    this.opinion = opinion;
  }

  /**
   * The same text, with what another model says of it: a feature like any other to a model that
   * learns from fewer texts than that one did.
   */
  public Features withOpinion(double[] scores) {
    var features = new Features(scores.clone());
    features.count = count;
    features.words = words;
    features.places = places;
    features.tokens = tokens;
    features.negated = negated;
    return features;
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
    var features = new Features(new double[0]);
    var read = tokens.size() > LONGEST_TEXT ? tokens.subList(0, LONGEST_TEXT) : tokens;
    features.addWords(read);
    features.words = features.count;
    features.addRuns(read);
    return features;
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

  private void addWords(List<Token> read) {
    var before = hash(PAIR, "");
    var reach = 0;
    for (var at = 0; at < read.size(); at++) {
      var token = read.get(at);
      reach = reach(reach, token);
      add(hash(WORD, token.form()), at, reach > 0);
      add(hash(before, token.form()), at, false);
      before = hash(PAIR, token.form());
      if (reach > 0) {
        add(hash(NEGATED, token.form()), at, false);
      }
      reach = NEGATIONS.contains(token.form()) ? REACH_OF_A_NEGATION + 1 : reach;
    }
  }

  /** How many words, this one among them, are still in the reach of a negation before it. */
  private static int reach(int before, Token token) {
    return token.kind() == Token.Kind.PUNCTUATION ? 0 : Math.max(0, before - 1);
  }

  private void addRuns(List<Token> read) {
    var reach = 0;
    for (var at = 0; at < read.size(); at++) {
      var token = read.get(at);
      reach = reach(reach, token);
      addRuns(token.form(), at, reach > 0);
      reach = NEGATIONS.contains(token.form()) ? REACH_OF_A_NEGATION + 1 : reach;
    }
  }

  private void addRuns(String form, int token, boolean inReach) {
    var length = form.length() + 2;
    for (var from = 0; from < length; from++) {
      var hash = RUN * SEED;
      for (var n = 1; n <= LONGEST_RUN && from + n <= length; n++) {
        hash = (hash ^ padded(form, from + n - 1)) * PRIME;
        if (n >= SHORTEST_RUN) {
          add(hash + n, token, inReach);
        }
      }
    }
  }

  private static char padded(String form, int at) {
    return at == 0 || at == form.length() + 1 ? ' ' : form.charAt(at - 1);
  }

  private void add(int hash, int token, boolean inReach) {
    if (count == places.length) {
      places = Arrays.copyOf(places, 2 * count);
      tokens = Arrays.copyOf(tokens, 2 * count);
      negated = Arrays.copyOf(negated, 2 * count);
    }
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

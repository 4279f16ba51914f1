package dev.amends.text.learning;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How much each feature counts: sublinear term frequency times inverse document frequency, words
 * and runs of letters each brought to length 1 (Salton and Buckley 1988).
 */
public final class Weighting {

  /** Rarities are kept in steps of a sixteenth. */
  private static final float STEPS = 16;

  /** One byte holds the rarest word of three million texts. */
  private static final int MOST = 255;

  /** By how often a feature is there: a logarithm is dear, and these are nearly all. */
  private static final double[] FREQUENCIES =
      IntStream.range(0, 64).mapToDouble(times -> 1 + Math.log(times)).toArray();

  private final byte[] rarity;
  private final float negated;

  /**
   * @param rarity in steps of a sixteenth, without a sign
   * @param negated what a word counts in the reach of a negation; −1 to 1
   */
  Weighting(byte[] rarity, float negated) {
    this.rarity = rarity;
    this.negated = negated;
  }

  /** Learned from the texts of a training set: {@code ln((1 + n) / (1 + df)) + 1}. */
  static Weighting of(List<Features> texts, float negated) {
    var documents = new int[Features.SIZE];
    for (var text : texts) {
      var places = new int[text.count()];
      for (var at = 0; at < places.length; at++) {
        places[at] = text.place(at);
      }
      Arrays.stream(places).distinct().forEach(place -> documents[place]++);
    }
    var rarity = new byte[Features.SIZE];
    for (var place = 0; place < rarity.length; place++) {
      var exact = Math.log((1.0 + texts.size()) / (1 + documents[place])) + 1;
      rarity[place] = (byte) Math.min(MOST, Math.round(exact * STEPS));
    }
    return new Weighting(rarity, negated);
  }

  float negated() {
    return negated;
  }

  /** In steps of a sixteenth. */
  int rarity(int place) {
    return rarity[place] & MOST;
  }

  /** A text as a point: every entry a place and its value. */
  Vector weigh(Features text) {
    var vector = new Vector(text.count(), text.opinions());
    vector.count(text, 0, text.words(), negated);
    var words = vector.size();
    vector.count(text, text.words(), text.count(), negated);
    scale(vector, 0, words);
    scale(vector, words, vector.size());
    for (var opinion = 0; opinion < text.opinions(); opinion++) {
      vector.add(Features.opinionPlace(opinion), text.opinion(opinion));
    }
    return vector;
  }

  private static double frequency(int times) {
    return times < FREQUENCIES.length ? FREQUENCIES[times] : 1 + Math.log(times);
  }

  private void scale(Vector vector, int from, int to) {
    var weights = new float[to - from];
    var squares = 0.0;
    for (var entry = from; entry < to; entry++) {
      var value = frequency(vector.times(entry)) * rarity(vector.place(entry)) / STEPS;
      weights[entry - from] = (float) value;
      squares += value * value;
    }
    var length = (float) Math.sqrt(squares);
    for (var entry = from; entry < to; entry++) {
      vector.weigh(entry, weights[entry - from] / length);
    }
  }
}

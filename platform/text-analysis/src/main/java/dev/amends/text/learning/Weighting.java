package dev.amends.text.learning;

import java.util.Arrays;
import java.util.List;

/**
 * How much each feature counts: sublinear term frequency times inverse document frequency, words
 * and runs of letters each brought to length 1 (Salton and Buckley 1988).
 */
public final class Weighting {

  /** Rarities are kept in steps of a sixteenth, here as in a model's file. */
  static final float STEPS = 16;

  private final float[] rarity;
  private final float negated;

  /**
   * @param negated what a word counts in the reach of a negation; −1 to 1
   */
  Weighting(float[] rarity, float negated) {
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
    var rarity = new float[Features.SIZE];
    for (var place = 0; place < rarity.length; place++) {
      var exact = Math.log((1.0 + texts.size()) / (1 + documents[place])) + 1;
      rarity[place] = Math.round(exact * STEPS) / STEPS;
    }
    return new Weighting(rarity, negated);
  }

  float negated() {
    return negated;
  }

  float rarity(int place) {
    return rarity[place];
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

  /** Most features are there once, and a logarithm is dear. */
  private static double frequency(int times) {
    return times == 1 ? 1 : 1 + Math.log(times);
  }

  private void scale(Vector vector, int from, int to) {
    var squares = 0.0;
    for (var entry = from; entry < to; entry++) {
      var value = frequency(vector.times(entry)) * rarity[vector.place(entry)];
      vector.set(entry, (float) value);
      squares += value * value;
    }
    var length = (float) Math.sqrt(squares);
    for (var entry = from; entry < to; entry++) {
      vector.set(entry, vector.unsigned(entry) / length);
    }
  }
}

package dev.amends.text.learning;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A logistic regression per label over hashed features. Scores are log-odds, and exact sums over
 * the tokens of the text. Weights are kept as one byte each: the labels of a place lie side by side
 * in memory, and a model of a dozen labels takes a few megabytes.
 */
public final class LinearModel {

  static final int STEPS = Byte.MAX_VALUE;

  private final List<String> labels;
  private final Map<String, Integer> indices = new HashMap<>();
  private final Weighting weighting;
  private final Weights weights;
  private final float[] scales;
  private final float[] biases;
  private final float[] thresholds;

  /**
   * @param weights in steps of the label's scale
   * @param thresholds log-odds from which a label is given
   */
  LinearModel(
      List<String> labels,
      Weighting weighting,
      Weights weights,
      float[] scales,
      float[] biases,
      float[] thresholds) {
    this.labels = List.copyOf(labels);
    this.labels.forEach(label -> indices.put(label, indices.size()));
    this.weighting = weighting;
    this.weights = weights;
    this.scales = scales;
    this.biases = biases;
    this.thresholds = thresholds;
  }

  public List<String> labels() {
    return labels;
  }

  /**
   * @throws IllegalArgumentException if the model does not know the label
   */
  int index(String label) {
    var index = indices.get(label);
    if (index == null) {
      throw new IllegalArgumentException("The model does not know " + label);
    }
    return index;
  }

  Weighting weighting() {
    return weighting;
  }

  Weights weights() {
    return weights;
  }

  float[] scales() {
    return scales;
  }

  float[] biases() {
    return biases;
  }

  float[] thresholds() {
    return thresholds;
  }

  /** The text's scores, and what its tokens add to them. */
  public Scored score(Features text) {
    return new Scored(this, text, weighting.weigh(text));
  }

  /** Log-odds of each label, in the order of {@link #labels()}. */
  public double[] scores(Features text) {
    var vector = weighting.weigh(text);
    return scores(vector, rows(vector));
  }

  /** Where the weights of each entry begin. */
  int[] rows(Vector vector) {
    var rows = new int[vector.size()];
    for (var entry = 0; entry < rows.length; entry++) {
      rows[entry] = weights.row(vector.place(entry));
    }
    return rows;
  }

  double[] scores(Vector vector, int[] rows) {
    var sums = new float[labels.size()];
    var label = 0;
    for (; label + 4 <= sums.length; label += 4) {
      sumFour(vector, rows, label, sums);
    }
    for (; label < sums.length; label++) {
      sum(vector, rows, label, sums);
    }
    var scores = new double[sums.length];
    for (var at = 0; at < scores.length; at++) {
      scores[at] = sums[at] * scales[at] + biases[at];
    }
    return scores;
  }

  private void sum(Vector vector, int[] rows, int label, float[] sums) {
    var sum = 0f;
    for (var entry = 0; entry < rows.length; entry++) {
      sum += vector.value(entry) * weights.at(rows[entry] + label);
    }
    sums[label] = sum;
  }

  /** Four labels side by side: sums that do not wait for each other, and never leave registers. */
  private void sumFour(Vector vector, int[] rows, int label, float[] sums) {
    var first = 0f;
    var second = 0f;
    var third = 0f;
    var fourth = 0f;
    for (var entry = 0; entry < rows.length; entry++) {
      var value = vector.value(entry);
      var at = rows[entry] + label;
      first += value * weights.at(at);
      second += value * weights.at(at + 1);
      third += value * weights.at(at + 2);
      fourth += value * weights.at(at + 3);
    }
    sums[label] = first;
    sums[label + 1] = second;
    sums[label + 2] = third;
    sums[label + 3] = fourth;
  }

  /**
   * @param row where the weights of an entry begin
   */
  float weight(int row, int label) {
    return weights.at(row + label) * scales[label];
  }
}

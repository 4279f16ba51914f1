package dev.amends.text.learning;

import java.util.List;

/**
 * A logistic regression per label over hashed features. Scores are log-odds, and exact sums over
 * the tokens of the text. Weights are kept as one byte each: the labels of a place lie side by side
 * in memory, and a model of a dozen labels takes a few megabytes.
 */
public final class LinearModel {

  static final int STEPS = Byte.MAX_VALUE;

  private final List<String> labels;
  private final Weighting weighting;
  private final byte[] weights;
  private final float[] scales;
  private final float[] biases;
  private final float[] thresholds;

  /**
   * @param weights of label {@code l} at place {@code p}: at {@code p * labels + l}, in steps of
   *     the label's scale
   * @param thresholds log-odds from which a label is given
   */
  LinearModel(
      List<String> labels,
      Weighting weighting,
      byte[] weights,
      float[] scales,
      float[] biases,
      float[] thresholds) {
    this.labels = List.copyOf(labels);
    this.weighting = weighting;
    this.weights = weights;
    this.scales = scales;
    this.biases = biases;
    this.thresholds = thresholds;
  }

  public List<String> labels() {
    return labels;
  }

  Weighting weighting() {
    return weighting;
  }

  byte[] weights() {
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
    return scores(weighting.weigh(text));
  }

  double[] scores(Vector vector) {
    var many = labels.size();
    var sums = new float[many];
    for (var entry = 0; entry < vector.size(); entry++) {
      var from = vector.place(entry) * many;
      var value = vector.value(entry);
      for (var label = 0; label < many; label++) {
        sums[label] += value * weights[from + label];
      }
    }
    var scores = new double[many];
    for (var label = 0; label < many; label++) {
      scores[label] = sums[label] * scales[label] + biases[label];
    }
    return scores;
  }

  double weight(int place, int label) {
    return weights[place * labels.size() + label] * scales[label];
  }
}

package dev.amends.text.learning;

/** What a model says of a text, and which tokens made it say so. */
public final class Scored {

  private final LinearModel model;
  private final Features text;
  private final Vector vector;
  private final double[] scores;

  Scored(LinearModel model, Features text, Vector vector) {
    this.model = model;
    this.text = text;
    this.vector = vector;
    this.scores = model.scores(vector);
  }

  /** Log-odds. */
  public double of(String label) {
    return scores[index(label)];
  }

  /** 0–1. */
  public double probability(String label) {
    return 1 / (1 + Math.exp(-of(label)));
  }

  /** Whether the label is given: the score is at or above the threshold the model learned. */
  public boolean has(String label) {
    return of(label) >= model.thresholds()[index(label)];
  }

  /**
   * What each token adds to the score of a label; with the model's bias they sum to it.
   *
   * @param tokens how many the text has
   */
  public double[] shares(String label, int tokens) {
    var index = index(label);
    var negated = model.weighting().negated();
    var perEntry = new float[vector.size()];
    for (var entry = 0; entry < perEntry.length; entry++) {
      perEntry[entry] = (float) (vector.share(entry) * model.weight(vector.place(entry), index));
    }
    var shares = new double[tokens];
    for (var occurrence = 0; occurrence < text.count(); occurrence++) {
      var share = perEntry[vector.entryOf(occurrence)];
      shares[text.token(occurrence)] += text.negated(occurrence) ? negated * share : share;
    }
    return shares;
  }

  private int index(String label) {
    var index = model.labels().indexOf(label);
    if (index < 0) {
      throw new IllegalArgumentException("The model does not know " + label);
    }
    return index;
  }
}

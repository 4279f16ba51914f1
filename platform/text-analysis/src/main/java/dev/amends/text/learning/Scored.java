package dev.amends.text.learning;

/** What a model says of a text, and which tokens made it say so. */
public final class Scored {

  private final LinearModel model;
  private final Features text;
  private final Vector vector;
  private final int[] rows;
  private final double[] scores;

  Scored(LinearModel model, Features text, Vector vector) {
    this.model = model;
    this.text = text;
    this.vector = vector;
    this.rows = model.rows(vector);
    this.scores = model.scores(vector, rows);
  }

  /** Log-odds. */
  public double of(String label) {
    return scores[model.index(label)];
  }

  /** 0–1. */
  public double probability(String label) {
    return 1 / (1 + Math.exp(-of(label)));
  }

  /** Whether the label is given: the score is at or above the threshold the model learned. */
  public boolean has(String label) {
    return of(label) >= model.thresholds()[model.index(label)];
  }

  /**
   * What each token adds to the score of a label; with the model's bias they sum to it.
   *
   * @param tokens how many the text has
   */
  public double[] shares(String label, int tokens) {
    var index = model.index(label);
    var negated = model.weighting().negated();
    var shares = new double[tokens];
    var occurrence = 0;
    while (occurrence < text.count()) {
      var token = text.token(occurrence);
      var sum = shares[token];
      for (; occurrence < text.count() && text.token(occurrence) == token; occurrence++) {
        var entry = vector.entryOf(occurrence);
        var share = vector.share(entry) * model.weight(rows[entry], index);
        sum += text.negated(occurrence) ? negated * share : share;
      }
      shares[token] = sum;
    }
    return shares;
  }
}

package dev.amends.risk.model.domain;

/**
 * How the likelihood of some rows bends at their scores, summed by cell.
 *
 * @param first derivatives by the score
 * @param second derivatives, their sign turned
 * @param weights of the rows in the cell
 */
record Gradients(double[] first, double[] second, double[] weights) {

  static Gradients of(int cells, int[] cellOfRow, int[] rows, Sample sample, double[] scores) {
    var sums = new Gradients(new double[cells], new double[cells], new double[cells]);
    for (var row : rows) {
      var cell = cellOfRow[row];
      var weight = sample.weights()[row];
      var probability = AdditiveModel.probability(scores[row]);
      sums.first[cell] += weight * (sample.shares()[row] - probability);
      sums.second[cell] += weight * probability * (1 - probability);
      sums.weights[cell] += weight;
    }
    return sums;
  }
}

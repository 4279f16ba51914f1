package dev.amends.risk.model.domain;

/**
 * One small step of boosting on a table of two features: four levels around the best crossing of
 * two cuts, as the search FAST for interactions tries them (Lou et al. 2013).
 */
final class PairStep {

  private final Gradients gradients;
  private final int columns;
  private final BoostingSettings settings;

  /** Sums over everything above and to the left. */
  private final Leaf[][] corners;

  private PairStep(Gradients gradients, int columns, BoostingSettings settings) {
    this.gradients = gradients;
    this.columns = columns;
    this.settings = settings;
    this.corners = corners();
  }

  /**
   * Log-odds to add in each cell; 0 everywhere if no crossing helps.
   *
   * @param gradients of the cells row by row, and last of the cell in which a value is not known,
   *     which is left alone
   */
  static double[] of(Gradients gradients, int columns, BoostingSettings settings) {
    return new PairStep(gradients, columns, settings).steps();
  }

  private Leaf[][] corners() {
    var rows = (gradients.first().length - 1) / columns;
    var sums = new Leaf[rows + 1][columns + 1];
    for (var column = 0; column <= columns; column++) {
      sums[0][column] = new Leaf();
    }
    for (var row = 0; row < rows; row++) {
      var along = new Leaf();
      sums[row + 1][0] = new Leaf();
      for (var column = 0; column < columns; column++) {
        along.add(gradients, row * columns + column);
        sums[row + 1][column + 1] = along.plus(sums[row][column + 1]);
      }
    }
    return sums;
  }

  private double[] steps() {
    var rows = corners.length - 1;
    Leaf[] best = null;
    var most = corners[rows][columns].gain(settings.penalty());
    var bestRow = 0;
    var bestColumn = 0;
    for (var row = 1; row < rows; row++) {
      for (var column = 1; column < columns; column++) {
        var leaves = leaves(row, column);
        var gain = 0.0;
        for (var leaf : leaves) {
          gain += leaf.gain(settings.penalty());
        }
        if (gain > most) {
          most = gain;
          best = leaves;
          bestRow = row;
          bestColumn = column;
        }
      }
    }
    return best == null ? new double[gradients.first().length] : steps(best, bestRow, bestColumn);
  }

  private Leaf[] leaves(int row, int column) {
    var rows = corners.length - 1;
    var top = corners[row][columns];
    var left = corners[rows][column];
    var corner = corners[row][column];
    var rest = corners[rows][columns].minus(top).minus(left).plus(corner);
    return new Leaf[] {corner, top.minus(corner), left.minus(corner), rest};
  }

  private double[] steps(Leaf[] leaves, int cutRow, int cutColumn) {
    var steps = new double[gradients.first().length];
    for (var cell = 0; cell < steps.length - 1; cell++) {
      var below = cell / columns >= cutRow ? 2 : 0;
      var beside = cell % columns >= cutColumn ? 1 : 0;
      steps[cell] = settings.rate() * leaves[below + beside].step(settings.penalty());
    }
    return steps;
  }
}

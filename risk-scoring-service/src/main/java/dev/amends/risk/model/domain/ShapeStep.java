package dev.amends.risk.model.domain;

/** One small step of boosting on one feature: a function of its bins with up to three levels. */
final class ShapeStep {

  private final Gradients gradients;
  private final int known;
  private final Direction direction;
  private final BoostingSettings settings;

  private ShapeStep(
      Gradients gradients, int known, Direction direction, BoostingSettings settings) {
    this.gradients = gradients;
    this.known = known;
    this.direction = direction;
    this.settings = settings;
  }

  private record Cut(int at, Leaf left, Leaf right, double gain) {}

  /**
   * Log-odds to add in each bin, that of values not known last; none if no cut helps. Between bins
   * that are known they never run against the direction.
   */
  static double[] of(Gradients gradients, Direction direction, BoostingSettings settings) {
    var known = gradients.first().length - 1;
    return new ShapeStep(gradients, known, direction, settings).steps();
  }

  private double[] steps() {
    var steps = new double[known + 1];
    var missing = leaf(known, known + 1);
    var whole = leaf(0, known);
    if (missing.weight() > 0) {
      steps[known] = step(missing);
      fill(steps, 0, known, whole);
    }
    var cut = best(0, known, whole);
    if (cut == null) {
      return steps;
    }
    fill(steps, 0, cut.at(), cut.left());
    fill(steps, cut.at(), known, cut.right());
    if (direction == Direction.ANY) {
      cutAgain(steps, cut);
    }
    return steps;
  }

  private void cutAgain(double[] steps, Cut cut) {
    var left = best(0, cut.at(), cut.left());
    var right = best(cut.at(), known, cut.right());
    var again = right == null || left != null && left.gain() >= right.gain() ? left : right;
    if (again != null) {
      fill(steps, again == left ? 0 : cut.at(), again.at(), again.left());
      fill(steps, again.at(), again == left ? cut.at() : known, again.right());
    }
  }

  private Cut best(int from, int to, Leaf whole) {
    Cut best = null;
    var left = new Leaf();
    for (var at = from + 1; at < to; at++) {
      left.add(gradients, at - 1);
      var right = whole.minus(left);
      if (left.weight() < settings.leafWeight() || right.weight() < settings.leafWeight()) {
        continue;
      }
      var gain =
          left.gain(settings.penalty())
              + right.gain(settings.penalty())
              - whole.gain(settings.penalty());
      if (gain > (best == null ? 0 : best.gain()) && direction.allows(step(left), step(right))) {
        best = new Cut(at, left.plus(new Leaf()), right, gain);
      }
    }
    return best;
  }

  private Leaf leaf(int from, int to) {
    var leaf = new Leaf();
    for (var bin = from; bin < to; bin++) {
      leaf.add(gradients, bin);
    }
    return leaf;
  }

  private double step(Leaf leaf) {
    return settings.rate() * leaf.step(settings.penalty());
  }

  private void fill(double[] steps, int from, int to, Leaf leaf) {
    var step = step(leaf);
    for (var bin = from; bin < to; bin++) {
      steps[bin] = step;
    }
  }
}

package dev.amends.risk.model.domain;

import java.util.ArrayList;
import java.util.List;

/**
 * Which pairs of features say something that each alone does not. A candidate is learned roughly on
 * some rows and judged by what it brings on the others; the best is taken, and the rest are judged
 * beside it.
 */
final class PairSearch {

  /** Most steps of the rough table. */
  private static final int STEPS = 20;

  /** Larger steps than in the end, since there are few. */
  private static final double RATE = 0.3;

  /** In units of log-likelihood; less is not worth a line in an explanation. */
  private static final double LEAST_GAIN = 0.5;

  private final Sample sample;
  private final List<Bag> bags;
  private final BoostingSettings settings;

  private PairSearch(Sample sample, List<Bag> bags, BoostingSettings settings) {
    this.sample = sample;
    this.bags = bags;
    this.settings =
        new BoostingSettings(
            1, 1, RATE, settings.penalty(), settings.leafWeight(), 0, 0, STEPS, STEPS);
  }

  /** A candidate, what it brings on rows left out, and their scores with it. */
  private record Tried(Term.OfPair pair, double gain, double[] scores) {}

  /**
   * @param bags in which every row is left out once
   * @param scores of the rows by models that did not learn from them
   */
  static List<Term.OfPair> best(
      Sample sample,
      List<Bag> bags,
      List<Term.OfPair> candidates,
      double[] scores,
      int most,
      BoostingSettings settings) {
    var search = new PairSearch(sample, bags, settings);
    var left = new ArrayList<>(candidates);
    var chosen = new ArrayList<Term.OfPair>();
    var now = scores;
    while (chosen.size() < most) {
      Tried best = null;
      for (var candidate : left) {
        var tried = search.attempt(candidate, now);
        best = best == null || tried.gain() > best.gain() ? tried : best;
      }
      if (best == null || best.gain() < LEAST_GAIN) {
        break;
      }
      chosen.add(best.pair());
      left.remove(best.pair());
      now = best.scores();
    }
    return chosen;
  }

  /** With as many steps as bring most, the same for all bags. */
  private Tried attempt(Term.OfPair pair, double[] scores) {
    var gains = new double[STEPS];
    var after = new double[STEPS][scores.length];
    for (var bag : bags) {
      var before = sample.loss(scores, bag.leftOut());
      var gradients = Gradients.of(pair.cells(), pair.cellOfRow(), bag.learned(), sample, scores);
      var points = new double[pair.cells()];
      for (var step = 0; step < STEPS; step++) {
        advance(pair, gradients, points);
        for (var row : bag.leftOut()) {
          after[step][row] = scores[row] + points[pair.cellOfRow()[row]];
        }
        gains[step] += before - sample.loss(after[step], bag.leftOut());
      }
    }
    var best = 0;
    for (var step = 1; step < STEPS; step++) {
      best = gains[step] > gains[best] ? step : best;
    }
    return new Tried(pair, gains[best], after[best]);
  }

  /** On the cells alone: after a step a gradient has changed by its second derivative. */
  private void advance(Term.OfPair pair, Gradients gradients, double[] points) {
    var steps = pair.step(gradients, settings);
    for (var cell = 0; cell < steps.length; cell++) {
      points[cell] += steps[cell];
      gradients.first()[cell] -= gradients.second()[cell] * steps[cell];
    }
  }
}

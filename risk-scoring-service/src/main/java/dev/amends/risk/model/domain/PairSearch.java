package dev.amends.risk.model.domain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which pairs of features say something that each alone does not, and how many of them. A candidate
 * is learned roughly on some rows and judged by what it brings on the others; the best is taken,
 * and the rest are judged beside it. The best of many candidates looks good by chance alone, so the
 * whole search is repeated without one part of the rows at a time, and only as many pairs are taken
 * as bring most on the part that the search never saw.
 */
final class PairSearch {

  /** Most steps of the rough table. */
  private static final int STEPS = 20;

  /** Larger steps than in the end, since there are few. */
  private static final double RATE = 0.3;

  /** In units of log-likelihood; less is not worth a line in an explanation. */
  private static final double LEAST_GAIN = 0.5;

  /** A part is never seen, and the search needs two more. */
  private static final int FEWEST_PARTS = 3;

  private final Sample sample;
  private final List<Term.OfPair> candidates;
  private final double[] scores;
  private final int most;
  private final BoostingSettings settings;

  /**
   * @param scores of the rows by models that did not learn from them
   */
  PairSearch(
      Sample sample,
      List<Term.OfPair> candidates,
      double[] scores,
      int most,
      BoostingSettings settings) {
    this.sample = sample;
    this.candidates = candidates;
    this.scores = scores;
    this.most = most;
    this.settings =
        new BoostingSettings(
            1, 1, RATE, settings.penalty(), settings.leafWeight(), 0, 0, STEPS, STEPS);
  }

  /** A candidate, what it brings with that many steps, and the scores of rows left out then. */
  private record Tried(Term.OfPair pair, double gain, int steps, double[] scores) {}

  /**
   * @param bags in which every row is left out once
   */
  List<Term.OfPair> best(List<Bag> bags) {
    if (bags.size() < FEWEST_PARTS) {
      return List.of();
    }
    var gains = new double[most + 1];
    for (var hidden : bags) {
      var found = search(withoutPart(bags, hidden), most);
      var brought = gains(found, hidden);
      for (var many = 1; many <= most; many++) {
        gains[many] += brought[Math.min(many, found.size())];
      }
    }
    var many = 0;
    for (var more = 1; more <= most; more++) {
      many = gains[more] > gains[many] ? more : many;
    }
    return search(bags, many).stream().map(Tried::pair).toList();
  }

  private static List<Bag> withoutPart(List<Bag> bags, Bag hidden) {
    return bags.stream().filter(bag -> bag != hidden).map(bag -> bag.without(hidden)).toList();
  }

  private List<Tried> search(List<Bag> bags, int atMost) {
    var left = new ArrayList<>(candidates);
    var chosen = new ArrayList<Tried>();
    var now = scores;
    while (chosen.size() < atMost) {
      Tried best = null;
      for (var candidate : left) {
        var tried = attempt(candidate, bags, now);
        best = best == null || tried.gain() > best.gain() ? tried : best;
      }
      if (best == null || best.gain() < LEAST_GAIN) {
        break;
      }
      chosen.add(best);
      left.remove(best.pair());
      now = best.scores();
    }
    return chosen;
  }

  /** With as many steps as bring most, the same for all bags. */
  private Tried attempt(Term.OfPair pair, List<Bag> bags, double[] from) {
    var gains = new double[STEPS];
    var after = new double[STEPS][];
    Arrays.setAll(after, step -> from.clone());
    for (var bag : bags) {
      var before = sample.loss(from, bag.leftOut());
      var table = new Table(pair, bag, from);
      for (var step = 0; step < STEPS; step++) {
        table.advance();
        for (var row : bag.leftOut()) {
          after[step][row] += table.points(row);
        }
        gains[step] += before - sample.loss(after[step], bag.leftOut());
      }
    }
    var best = 0;
    for (var step = 1; step < STEPS; step++) {
      best = gains[step] > gains[best] ? step : best;
    }
    return new Tried(pair, gains[best], best + 1, after[best]);
  }

  /** What none, the first, the first two … of the pairs bring on rows left out of a bag. */
  private double[] gains(List<Tried> found, Bag bag) {
    var gains = new double[found.size() + 1];
    var now = scores.clone();
    var before = sample.loss(now, bag.leftOut());
    for (var at = 0; at < found.size(); at++) {
      var table = new Table(found.get(at).pair(), bag, now);
      for (var step = 0; step < found.get(at).steps(); step++) {
        table.advance();
      }
      for (var row = 0; row < now.length; row++) {
        now[row] += table.points(row);
      }
      gains[at + 1] = before - sample.loss(now, bag.leftOut());
    }
    return gains;
  }

  /** A rough table, learned on the sums of its cells alone. */
  private final class Table {

    private final Term.OfPair pair;
    private final Gradients gradients;
    private final double[] points;

    Table(Term.OfPair pair, Bag bag, double[] from) {
      this.pair = pair;
      this.gradients = Gradients.of(pair.cells(), pair.cellOfRow(), bag.learned(), sample, from);
      this.points = new double[pair.cells()];
    }

    /** After a step a gradient has changed by its second derivative. */
    void advance() {
      var steps = pair.step(gradients, settings);
      for (var cell = 0; cell < steps.length; cell++) {
        points[cell] += steps[cell];
        gradients.first()[cell] -= gradients.second()[cell] * steps[cell];
      }
    }

    double points(int row) {
      return points[pair.cellOfRow()[row]];
    }
  }
}

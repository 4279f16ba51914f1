package dev.amends.risk.model.domain;

import java.util.ArrayList;
import java.util.List;

/**
 * Small steps on each term in turn (cyclic boosting, Lou et al. 2012), in all bags side by side,
 * until the rows left out, all bags together, have not gained for a while. One bag alone would take
 * the luck of its few rows for a gain.
 */
final class Boosting {

  private final Sample sample;
  private final List<? extends Term> terms;
  private final BoostingSettings settings;

  private Boosting(Sample sample, List<? extends Term> terms, BoostingSettings settings) {
    this.sample = sample;
    this.terms = terms;
    this.settings = settings;
  }

  /**
   * What one bag has learned.
   *
   * @param points to add, by term and cell
   * @param scores of all rows after that
   */
  record State(double[][] points, double[] scores) {

    State copy() {
      var copy = new double[points.length][];
      for (var at = 0; at < points.length; at++) {
        copy[at] = points[at].clone();
      }
      return new State(copy, scores.clone());
    }
  }

  /**
   * @param starts scores of all rows to begin with, by bag; they stay as they are
   * @return by bag, after the round that was best for rows left out; that may be none
   */
  static List<State> of(
      Sample sample,
      List<Bag> bags,
      List<? extends Term> terms,
      List<double[]> starts,
      BoostingSettings settings) {
    return new Boosting(sample, terms, settings).run(bags, starts);
  }

  private List<State> run(List<Bag> bags, List<double[]> starts) {
    var states = new ArrayList<State>();
    for (var start : starts) {
      var points = terms.stream().map(term -> new double[term.cells()]);
      states.add(new State(points.toArray(double[][]::new), start.clone()));
    }
    var best = copies(states);
    var least = loss(bags, states);
    var since = 0;
    for (var round = 0; round < settings.rounds() && since < settings.patience(); round++) {
      for (var at = 0; at < states.size(); at++) {
        advance(bags.get(at), states.get(at));
      }
      var loss = loss(bags, states);
      since++;
      if (loss < least) {
        least = loss;
        since = 0;
        best = copies(states);
      }
    }
    return best;
  }

  private static List<State> copies(List<State> states) {
    return states.stream().map(State::copy).toList();
  }

  private double loss(List<Bag> bags, List<State> states) {
    var sum = 0.0;
    for (var at = 0; at < bags.size(); at++) {
      sum += sample.loss(states.get(at).scores(), bags.get(at).leftOut());
    }
    return sum;
  }

  private void advance(Bag bag, State state) {
    for (var at = 0; at < terms.size(); at++) {
      var term = terms.get(at);
      var cellOfRow = term.cellOfRow();
      var scores = state.scores();
      var gradients = Gradients.of(term.cells(), cellOfRow, bag.learned(), sample, scores);
      var steps = term.step(gradients, settings);
      for (var cell = 0; cell < steps.length; cell++) {
        state.points()[at][cell] += steps[cell];
      }
      for (var row = 0; row < scores.length; row++) {
        scores[row] += steps[cellOfRow[row]];
      }
    }
  }
}

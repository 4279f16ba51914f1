package dev.amends.risk.model.domain;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Rows to learn from and rows left out, which say when to stop.
 *
 * @param learned places of rows in the sample
 * @param leftOut places of the others
 */
record Bag(int[] learned, int[] leftOut) {

  /** Newton's steps to the intercept; it converges in a few. */
  private static final int INTERCEPT_STEPS = 8;

  /**
   * @param points to add, by term and cell
   * @param intercept to add
   * @param scores of all rows after that
   */
  record Boosted(double[][] points, double intercept, double[] scores) {}

  /** Every row is left out once a repeat; each fold has its share of losses. */
  static List<Bag> deal(Sample sample, BoostingSettings settings, long seed) {
    var lost = new ArrayList<Integer>();
    var stayed = new ArrayList<Integer>();
    for (var row = 0; row < sample.size(); row++) {
      (sample.shares()[row] > 0 ? lost : stayed).add(row);
    }
    var folds = Math.min(settings.folds(), Math.min(lost.size(), stayed.size()));
    var random = new Random(seed);
    var bags = new ArrayList<Bag>();
    for (var repeat = 0; repeat < settings.repeats(); repeat++) {
      Collections.shuffle(lost, random);
      Collections.shuffle(stayed, random);
      var foldOfRow = new int[sample.size()];
      for (var at = 0; at < sample.size(); at++) {
        var row = at < lost.size() ? lost.get(at) : stayed.get(at - lost.size());
        foldOfRow[row] = at % folds;
      }
      for (var fold = 0; fold < folds; fold++) {
        bags.add(of(foldOfRow, fold));
      }
    }
    return bags;
  }

  private static Bag of(int[] foldOfRow, int fold) {
    var learned = new ArrayList<Integer>();
    var leftOut = new ArrayList<Integer>();
    for (var row = 0; row < foldOfRow.length; row++) {
      (foldOfRow[row] == fold ? leftOut : learned).add(row);
    }
    return new Bag(places(learned), places(leftOut));
  }

  private static int[] places(List<Integer> rows) {
    return rows.stream().mapToInt(Integer::intValue).toArray();
  }

  /** The intercept that the rows learned from ask for, given their scores so far. */
  double intercept(Sample sample, double[] start, BoostingSettings settings) {
    var everywhere = new int[sample.size()];
    var scores = start.clone();
    var intercept = 0.0;
    for (var times = 0; times < INTERCEPT_STEPS; times++) {
      var leaf = new Leaf();
      leaf.add(Gradients.of(1, everywhere, learned, sample, scores), 0);
      // Held near what the prior says by the same pull as every other step.
      var step = leaf.step(settings.penalty());
      intercept += step;
      for (var row = 0; row < scores.length; row++) {
        scores[row] += step;
      }
    }
    return intercept;
  }

  /**
   * Small steps on each term in turn (cyclic boosting, Lou et al. 2012), until the rows left out
   * have not gained for a while; what was best for them is kept.
   */
  Boosted boost(
      Sample sample,
      List<? extends Term> terms,
      double[] start,
      double intercept,
      BoostingSettings settings) {
    var scores = start.clone();
    for (var row = 0; row < scores.length; row++) {
      scores[row] += intercept;
    }
    var points = terms.stream().map(term -> new double[term.cells()]).toArray(double[][]::new);
    var best = new Boosted(copy(points), intercept, scores.clone());
    var least = sample.loss(scores, leftOut);
    var since = 0;
    for (var round = 0; round < settings.rounds() && since < settings.patience(); round++) {
      for (var at = 0; at < terms.size(); at++) {
        advance(sample, terms.get(at), points[at], scores, settings);
      }
      var loss = sample.loss(scores, leftOut);
      since++;
      if (loss < least) {
        least = loss;
        since = 0;
        best = new Boosted(copy(points), intercept, scores.clone());
      }
    }
    return best;
  }

  private void advance(
      Sample sample, Term term, double[] points, double[] scores, BoostingSettings settings) {
    var cellOfRow = term.cellOfRow();
    var gradients = Gradients.of(term.cells(), cellOfRow, learned, sample, scores);
    var steps = term.step(gradients, settings);
    for (var cell = 0; cell < steps.length; cell++) {
      points[cell] += steps[cell];
    }
    for (var row = 0; row < scores.length; row++) {
      scores[row] += steps[cellOfRow[row]];
    }
  }

  private static double[][] copy(double[][] points) {
    var copy = new double[points.length][];
    for (var at = 0; at < points.length; at++) {
      copy[at] = points[at].clone();
    }
    return copy;
  }
}

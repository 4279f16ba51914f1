package dev.amends.risk.model.domain;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Rows to learn from and rows left out, which say when to stop.
 *
 * @param learned places of rows in the sample
 * @param leftOut places of the others
 */
record Bag(int[] learned, int[] leftOut) {

  /** Newton's steps to the intercept; it converges in a few. */
  private static final int INTERCEPT_STEPS = 8;

  private static final int FEWEST_FOLDS = 2;

  /** Every row is left out once a repeat; each fold has its share of losses. */
  static List<Bag> deal(Sample sample, BoostingSettings settings, long seed) {
    var lost = new ArrayList<Integer>();
    var stayed = new ArrayList<Integer>();
    for (var row = 0; row < sample.size(); row++) {
      (sample.shares()[row] > 0 ? lost : stayed).add(row);
    }
    var fewer = Math.min(lost.size(), stayed.size());
    var folds = Math.clamp(fewer, FEWEST_FOLDS, settings.folds());
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

  /** Of another bag, the rows it left out are in neither part. */
  Bag without(Bag other) {
    var hidden = new HashSet<Integer>();
    IntStream.of(other.leftOut).forEach(hidden::add);
    return new Bag(
        IntStream.of(learned).filter(row -> !hidden.contains(row)).toArray(),
        IntStream.of(leftOut).filter(row -> !hidden.contains(row)).toArray());
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
}

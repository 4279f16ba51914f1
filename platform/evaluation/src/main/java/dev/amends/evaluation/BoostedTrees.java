package dev.amends.evaluation;

import dev.amends.risk.model.domain.Outcomes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/**
 * The peer: XGBoost (Chen and Guestrin 2016). Depth, least weight of a leaf and the number of trees
 * are those with the least logarithmic loss in a cross-validation within the rows to learn from;
 * then several boosters learn from all of them, with other draws of rows and columns, and are
 * averaged, as the bags of the additive model are.
 */
record BoostedTrees() implements RiskFamily {

  private static final List<Integer> DEPTHS = List.of(3, 4, 6, 8);
  private static final List<Integer> LEAF_WEIGHTS = List.of(1, 3);
  private static final double RATE = 0.1;
  private static final double DRAWN = 0.8;
  private static final int FOLDS = 4;
  private static final int MOST_TREES = 600;
  private static final int PATIENCE = 40;
  private static final int BOOSTERS = 5;

  /** The least probability in a logarithm. */
  private static final double NEVER = 1e-7;

  private record Setting(int depth, int leafWeight) {}

  /** Trees of a setting, and the loss of rows they did not learn from. */
  private record Tuned(Setting setting, int trees, double loss) {}

  @Override
  public String name() {
    return "XGBoost";
  }

  @Override
  public Learned learn(Outcomes outcomes) {
    try {
      Tuned best = null;
      for (var depth : DEPTHS) {
        for (var leafWeight : LEAF_WEIGHTS) {
          var tuned = tune(outcomes, new Setting(depth, leafWeight));
          best = best == null || tuned.loss() < best.loss() ? tuned : best;
        }
      }
      var boosters = new ArrayList<Booster>();
      for (var seed = 0; seed < BOOSTERS; seed++) {
        boosters.add(all(outcomes, best, seed));
      }
      return new Fitted(boosters, best);
    } catch (XGBoostError e) {
      throw new IllegalStateException(e);
    }
  }

  private static Tuned tune(Outcomes outcomes, Setting setting) throws XGBoostError {
    var losses = new double[MOST_TREES];
    var least = MOST_TREES;
    for (var fold = 0; fold < FOLDS; fold++) {
      var asked = fold;
      var train = part(outcomes, at -> fold(outcomes.values()[at]) != asked);
      var test = part(outcomes, at -> fold(outcomes.values()[at]) == asked);
      least = Math.min(least, addLosses(train, test, setting, losses));
    }
    var best = 0;
    for (var trees = 1; trees < least; trees++) {
      best = losses[trees] < losses[best] ? trees : best;
    }
    return new Tuned(setting, best + 1, losses[best]);
  }

  /** Of each number of trees; returns how many there are before nothing is gained for a while. */
  private static int addLosses(Outcomes train, Outcomes test, Setting setting, double[] losses)
      throws XGBoostError {
    var learned = matrix(train);
    var asked = matrix(test);
    var booster = XGBoost.train(learned, parameters(setting, 0), 1, Map.of(), null, null);
    var best = 0;
    var least = Double.MAX_VALUE;
    for (var tree = 0; tree < MOST_TREES; tree++) {
      if (tree > 0) {
        booster.update(learned, tree);
      }
      var loss = loss(booster.predict(asked), test.lost());
      losses[tree] += loss;
      if (loss < least) {
        least = loss;
        best = tree;
      } else if (tree - best >= PATIENCE) {
        return tree + 1;
      }
    }
    return MOST_TREES;
  }

  private static double loss(float[][] probabilities, boolean[] lost) {
    var sum = 0.0;
    for (var at = 0; at < lost.length; at++) {
      var probability = lost[at] ? probabilities[at][0] : 1 - probabilities[at][0];
      sum -= Math.log(Math.max(probability, NEVER));
    }
    return sum;
  }

  private static Booster all(Outcomes outcomes, Tuned tuned, int seed) throws XGBoostError {
    // More rows bear a few more trees than the folds had.
    var trees = tuned.trees() * FOLDS / (FOLDS - 1);
    return XGBoost.train(
        matrix(outcomes), parameters(tuned.setting(), seed), trees, Map.of(), null, null);
  }

  private static Map<String, Object> parameters(Setting setting, int seed) {
    return Map.ofEntries(
        Map.entry("objective", "binary:logistic"),
        Map.entry("tree_method", "hist"),
        Map.entry("eta", RATE),
        Map.entry("max_depth", setting.depth()),
        Map.entry("min_child_weight", setting.leafWeight()),
        Map.entry("subsample", DRAWN),
        Map.entry("colsample_bytree", DRAWN),
        Map.entry("nthread", 1),
        Map.entry("seed", seed),
        Map.entry("verbosity", 0));
  }

  /** Equal rows are in one. */
  private static int fold(double[] row) {
    // The multiplier spreads the hash, whose last digits alone are not even.
    return Math.floorMod((Arrays.hashCode(row) * 0x9E3779B97F4A7C15L) >>> 33, FOLDS);
  }

  private static Outcomes part(Outcomes outcomes, IntPredicate belongs) {
    var rows = IntStream.range(0, outcomes.lost().length).filter(belongs).toArray();
    var lost = new boolean[rows.length];
    for (var at = 0; at < rows.length; at++) {
      lost[at] = outcomes.lost()[rows[at]];
    }
    return Outcomes.of(
        IntStream.of(rows).mapToObj(at -> outcomes.values()[at]).toArray(double[][]::new), lost);
  }

  private static DMatrix matrix(Outcomes outcomes) throws XGBoostError {
    var matrix = matrix(outcomes.values());
    var labels = new float[outcomes.lost().length];
    for (var at = 0; at < labels.length; at++) {
      labels[at] = outcomes.lost()[at] ? 1 : 0;
    }
    matrix.setLabel(labels);
    return matrix;
  }

  private static DMatrix matrix(double[]... rows) throws XGBoostError {
    var columns = rows[0].length;
    var cells = new float[rows.length * columns];
    for (var cell = 0; cell < cells.length; cell++) {
      cells[cell] = (float) rows[cell / columns][cell % columns];
    }
    return new DMatrix(cells, rows.length, columns, Float.NaN);
  }

  private record Fitted(List<Booster> boosters, Tuned tuned) implements Learned {

    @Override
    public double probability(double[] values) {
      try {
        var row = matrix(values);
        var sum = 0.0;
        for (var booster : boosters) {
          sum += booster.predict(row)[0][0];
        }
        return sum / boosters.size();
      } catch (XGBoostError e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public String remark() {
      return tuned.trees() + " trees of depth " + tuned.setting().depth();
    }
  }
}

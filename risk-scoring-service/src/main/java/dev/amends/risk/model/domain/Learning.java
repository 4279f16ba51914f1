package dev.amends.risk.model.domain;

import dev.amends.risk.model.domain.AdditiveModel.Pair;
import dev.amends.risk.model.domain.AdditiveModel.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * One course of learning: the features alone, then pairs on top of them, then the straight line.
 */
final class Learning {

  private static final long SEED = 20260501;

  private final AdditiveModel prior;
  private final Sample sample;
  private final List<Bag> bags;
  private final int mostPairs;
  private final BoostingSettings settings;
  private final List<Term.OfFeature> features = new ArrayList<>();
  private final double[] start;

  Learning(
      AdditiveModel prior,
      Map<String, Direction> directions,
      Sample sample,
      int mostPairs,
      BoostingSettings settings) {
    this.prior = prior;
    this.sample = sample;
    this.mostPairs = mostPairs;
    this.settings = settings;
    this.bags = Bag.deal(sample, settings, SEED);
    for (var at = 0; at < prior.shapes().size(); at++) {
      var shape = prior.shapes().get(at);
      var column = sample.column(at);
      var edges = shape.edges().isEmpty() ? Binned.edges(column, settings.bins()) : shape.edges();
      features.add(
          new Term.OfFeature(
              Binned.of(edges, column), directions.getOrDefault(shape.feature(), Direction.ANY)));
    }
    this.start =
        Arrays.stream(sample.values()).mapToDouble(row -> prior.score(row).logOdds()).toArray();
  }

  AdditiveModel learned() {
    var intercepts =
        bags.stream().mapToDouble(bag -> bag.intercept(sample, start, settings)).toArray();
    var starts =
        DoubleStream.of(intercepts)
            .mapToObj(by -> DoubleStream.of(start).map(each -> each + by).toArray())
            .toList();
    var alone = Boosting.of(sample, bags, features, starts, settings);
    var pairs = mostPairs == 0 ? List.<Term.OfPair>of() : pairs(unseen(alone));
    var scores = alone.stream().map(Boosting.State::scores).toList();
    var together = Boosting.of(sample, bags, pairs, scores, settings);
    var unseen = unseen(together);
    var line = Recalibration.of(sample, unseen);
    var all = IntStream.range(0, sample.size()).toArray();
    var drawn = Arrays.stream(unseen).map(line::of).toArray();
    return sample.loss(drawn, all) < sample.loss(start, all)
        ? model(DoubleStream.of(intercepts).average().orElse(0), alone, pairs, together, line)
        : prior;
  }

  /** Of each row, the mean of what the bags say that left it out. */
  private double[] unseen(List<Boosting.State> boosted) {
    var sums = new double[sample.size()];
    for (var at = 0; at < bags.size(); at++) {
      for (var row : bags.get(at).leftOut()) {
        sums[row] += boosted.get(at).scores()[row];
      }
    }
    return Arrays.stream(sums).map(sum -> sum / settings.repeats()).toArray();
  }

  private List<Term.OfPair> pairs(double[] unseen) {
    var coarse = new ArrayList<Binned>();
    for (var at = 0; at < features.size(); at++) {
      var column = sample.column(at);
      coarse.add(Binned.of(Binned.edges(column, settings.pairBins()), column));
    }
    var candidates = new ArrayList<Term.OfPair>();
    for (var first = 0; first < features.size(); first++) {
      for (var second = first + 1; second < features.size(); second++) {
        if (features.get(first).direction() == Direction.ANY
            && features.get(second).direction() == Direction.ANY) {
          candidates.add(Term.OfPair.of(first, second, coarse.get(first), coarse.get(second)));
        }
      }
    }
    var once = bags.subList(0, bags.size() / settings.repeats());
    return new PairSearch(sample, candidates, unseen, mostPairs, settings).best(once);
  }

  private AdditiveModel model(
      double added,
      List<Boosting.State> alone,
      List<Term.OfPair> pairs,
      List<Boosting.State> together,
      Recalibration line) {
    var intercept = prior.intercept() + added;
    var shapes = new ArrayList<Shape>();
    for (var at = 0; at < features.size(); at++) {
      var term = features.get(at);
      var points = mean(alone, at);
      var middle = middle(term, points);
      intercept += middle;
      var before = prior.shapes().get(at);
      shapes.add(shape(before, term, points, middle, line.slope()));
    }
    var tables = new ArrayList<Pair>();
    for (var at = 0; at < pairs.size(); at++) {
      tables.add(table(pairs.get(at), mean(together, at), line.slope()));
    }
    return new AdditiveModel(line.of(intercept), shapes, tables);
  }

  /** What was learned is told against the average customer, the rest is in the intercept. */
  private double middle(Term term, double[] points) {
    var sum = 0.0;
    for (var row = 0; row < sample.size(); row++) {
      sum += sample.weights()[row] * points[term.cellOfRow()[row]];
    }
    return sum / DoubleStream.of(sample.weights()).sum();
  }

  private static Shape shape(
      Shape before, Term.OfFeature term, double[] learned, double middle, double slope) {
    var points = new ArrayList<Double>();
    var known = term.values().known();
    for (var bin = 0; bin < known; bin++) {
      var earlier = before.points().get(before.edges().isEmpty() ? 0 : bin);
      points.add((earlier + (learned[bin] - middle)) * slope);
    }
    return new Shape(
        before.feature(),
        term.values().edges(),
        points,
        (before.missing() + (learned[known] - middle)) * slope);
  }

  private Pair table(Term.OfPair pair, double[] learned, double slope) {
    var points = new ArrayList<List<Double>>();
    var columns = pair.columns().known();
    for (var row = 0; row < pair.rows().known(); row++) {
      var from = row * columns;
      points.add(
          Arrays.stream(learned, from, from + columns).map(each -> each * slope).boxed().toList());
    }
    return new Pair(
        prior.shapes().get(pair.first()).feature(),
        prior.shapes().get(pair.second()).feature(),
        pair.rows().edges(),
        pair.columns().edges(),
        points);
  }

  private static double[] mean(List<Boosting.State> boosted, int term) {
    var mean = new double[boosted.getFirst().points()[term].length];
    for (var each : boosted) {
      for (var cell = 0; cell < mean.length; cell++) {
        mean[cell] += each.points()[term][cell] / boosted.size();
      }
    }
    return mean;
  }
}

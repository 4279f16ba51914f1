package dev.amends.risk.model.domain;

import dev.amends.risk.model.domain.AdditiveModel.Shape;
import java.util.Arrays;
import java.util.Map;

/**
 * Learns an {@link AdditiveModel} from outcomes by cyclic boosting of small steps on binned
 * features, in several bags that are averaged (Lou et al. 2012 and 2013, Nori et al. 2019:
 * explainable boosting machine). It starts from a prior, stops where rows left out gain no more,
 * and draws a straight line through its log-odds on such rows at the end. The same customers teach
 * the same.
 */
public final class AdditiveLearner {

  /** With fewer rows that were lost, or that were not, none could be left out. */
  private static final int FEWEST = 2;

  private final int mostPairs;
  private final BoostingSettings settings;

  /**
   * @param mostPairs how many pairs of features may be named, 0 to {@value
   *     AdditiveModel#MOST_PAIRS}
   */
  public AdditiveLearner(int mostPairs) {
    this(mostPairs, BoostingSettings.STANDARD);
  }

  AdditiveLearner(int mostPairs, BoostingSettings settings) {
    if (mostPairs < 0 || mostPairs > AdditiveModel.MOST_PAIRS) {
      throw new IllegalArgumentException("0 to " + AdditiveModel.MOST_PAIRS + ": " + mostPairs);
    }
    this.mostPairs = mostPairs;
    this.settings = settings;
  }

  /**
   * The prior itself if too little was seen, or if nothing that was learned foretells rows left out
   * better than the prior does.
   *
   * @param prior without pairs; a shape without edges gets bins from the data
   * @param directions of features; any if not named. Such features are in no pair
   * @throws IllegalArgumentException if the prior has pairs or runs against a direction, or a
   *     direction has no shape, or rows have other features than the prior
   */
  public AdditiveModel learn(
      AdditiveModel prior, Map<String, Direction> directions, Outcomes outcomes) {
    check(prior, directions, outcomes);
    var sample = Sample.of(outcomes);
    if (sample.rowsWith(true) < FEWEST || sample.rowsWith(false) < FEWEST) {
      return prior;
    }
    return new Learning(prior, directions, sample, mostPairs, settings).learned();
  }

  private static void check(
      AdditiveModel prior, Map<String, Direction> directions, Outcomes outcomes) {
    if (!prior.pairs().isEmpty()) {
      throw new IllegalArgumentException("A prior has no pairs");
    }
    var features = prior.shapes().stream().map(Shape::feature).toList();
    if (!features.containsAll(directions.keySet())) {
      throw new IllegalArgumentException("A direction without a shape: " + directions);
    }
    for (var shape : prior.shapes()) {
      if (!directions.getOrDefault(shape.feature(), Direction.ANY).allows(shape.points())) {
        throw new IllegalArgumentException("The prior of " + shape.feature() + " runs against it");
      }
    }
    if (Arrays.stream(outcomes.values()).anyMatch(row -> row.length != features.size())) {
      throw new IllegalArgumentException("A row has not the features " + features);
    }
  }
}

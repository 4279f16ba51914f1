package dev.amends.risk.drivers.domain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * What an outcome moves with: relative weights with intervals, and with the guards that keep a few
 * answers from becoming a ranking. It is association, never cause.
 *
 * @param fewest how many answers the pair of questions with the fewest rests on
 * @param explained R², the share of the outcome's variance that all drivers together account for
 * @param repaired whether the correlations of different answers did not fit together and were made
 *     to
 * @param drivers the strongest first
 */
public record Drivers(
    int fewest, double explained, boolean repaired, List<Driver> drivers, List<LeftOut> leftOut) {

  /** Fewer answers than this rank nothing, nor fewer than ten times as many as predictors. */
  static final int FEWEST = 50;

  static final int FEWEST_FOR_EACH = 10;
  static final int RESAMPLES = 1_000;
  static final double INFLATED = 10;
  private static final long SEED = 20260501;
  private static final double LOW = 0.025;
  private static final double HIGH = 0.975;

  /**
   * A question, a tag or a theme.
   *
   * @param values a row each; {@code NaN} where it was not asked
   */
  public record Predictor(String name, double[] values) {}

  /**
   * @param weight share of the outcome's variance, 0–1, with its 95 % interval
   * @param share of what is explained, 0–1
   * @param rank drivers whose intervals overlap with that of the strongest of a rank share it
   * @param direction the correlation with the outcome, −1 to 1
   * @param n answers that have both
   * @param varianceInflation above {@value #INFLATED} it can hardly be told from the others
   */
  public record Driver(
      String name,
      double weight,
      double low,
      double high,
      double share,
      int rank,
      double direction,
      int n,
      double varianceInflation) {

    public boolean inflated() {
      return varianceInflation > INFLATED;
    }
  }

  public enum Why {
    TOO_FEW,
    NEVER_VARIES
  }

  /** A predictor that cannot be ranked. */
  public record LeftOut(String name, int n, Why why) {}

  /**
   * @param outcome a value for each row, {@code NaN} where it was not asked
   */
  public static Drivers of(List<Predictor> predictors, double[] outcome) {
    var leftOut = new ArrayList<LeftOut>();
    var kept = new ArrayList<Predictor>();
    for (var predictor : predictors) {
      var n = both(predictor.values(), outcome);
      if (n < FEWEST) {
        leftOut.add(new LeftOut(predictor.name(), n, Why.TOO_FEW));
      } else if (Double.isNaN(
          Correlations.of(new double[][] {predictor.values()}, outcome).withOutcome()[0])) {
        leftOut.add(new LeftOut(predictor.name(), n, Why.NEVER_VARIES));
      } else {
        kept.add(predictor);
      }
    }
    thin(kept, outcome, leftOut);
    return kept.isEmpty()
        ? new Drivers(0, 0, false, List.of(), List.copyOf(leftOut))
        : ranked(kept, outcome, leftOut);
  }

  /** The smallest pair of questions governs; who is answered least beside the others goes first. */
  private static void thin(List<Predictor> kept, double[] outcome, List<LeftOut> leftOut) {
    while (!kept.isEmpty()) {
      var worst = worst(kept);
      var correlations = Correlations.of(columns(kept), outcome);
      var needed = Math.max(FEWEST, FEWEST_FOR_EACH * kept.size());
      var comparable = Arrays.stream(correlations.among()).flatMapToDouble(Arrays::stream);
      if (correlations.fewest() >= needed && comparable.noneMatch(Double::isNaN)) {
        return;
      }
      var gone = kept.remove(worst);
      leftOut.add(new LeftOut(gone.name(), both(gone.values(), outcome), Why.TOO_FEW));
    }
  }

  private static int worst(List<Predictor> kept) {
    return IntStream.range(0, kept.size())
        .boxed()
        .min(Comparator.comparingInt(at -> answeredBeside(kept, at)))
        .orElseThrow();
  }

  private static int answeredBeside(List<Predictor> kept, int at) {
    var own = kept.get(at).values();
    return kept.stream().mapToInt(other -> both(own, other.values())).sum();
  }

  private static Drivers ranked(List<Predictor> kept, double[] outcome, List<LeftOut> leftOut) {
    var columns = columns(kept);
    var raw = Correlations.of(columns, outcome);
    var repaired = !raw.isPositiveDefinite();
    var correlations = repaired ? raw.repaired() : raw;
    var weights = RelativeWeights.of(correlations.among(), correlations.withOutcome());
    var resampled = resampled(columns, outcome);
    var inflation = correlations.varianceInflation();
    var drivers = new ArrayList<Driver>();
    for (var at = 0; at < kept.size(); at++) {
      drivers.add(
          new Driver(
              kept.get(at).name(),
              weights.weights()[at],
              quantile(resampled[at], LOW, 0),
              quantile(resampled[at], HIGH, 1),
              weights.explained() == 0 ? 0 : weights.weights()[at] / weights.explained(),
              0,
              correlations.withOutcome()[at],
              both(columns[at], outcome),
              inflation[at]));
    }
    return new Drivers(
        correlations.fewest(),
        weights.explained(),
        repaired,
        withRanks(drivers),
        List.copyOf(leftOut));
  }

  private static double quantile(double[] sorted, double share, double none) {
    return sorted.length == 0 ? none : sorted[(int) Math.round(share * (sorted.length - 1))];
  }

  /** For each predictor its weights in those resamples that have all of them, sorted. */
  private static double[][] resampled(double[][] columns, double[] outcome) {
    var weights = new double[columns.length][RESAMPLES];
    IntStream.range(0, RESAMPLES)
        .parallel()
        .forEach(
            round -> {
              var drawn = drawn(outcome.length, new SplittableRandom(SEED + round));
              var correlations = Correlations.of(columns, outcome, drawn);
              for (var each : weights) {
                each[round] = Double.NaN;
              }
              if (isComplete(correlations)) {
                var sound =
                    correlations.isPositiveDefinite() ? correlations : correlations.repaired();
                var drawnWeights = RelativeWeights.of(sound.among(), sound.withOutcome()).weights();
                for (var at = 0; at < columns.length; at++) {
                  weights[at][round] = drawnWeights[at];
                }
              }
            });
    return Arrays.stream(weights)
        .map(each -> Arrays.stream(each).filter(value -> !Double.isNaN(value)).sorted().toArray())
        .toArray(double[][]::new);
  }

  /** A resample may miss all answers of a rare theme: then it says nothing of it. */
  private static boolean isComplete(Correlations correlations) {
    return Arrays.stream(correlations.among())
            .flatMapToDouble(Arrays::stream)
            .noneMatch(Double::isNaN)
        && Arrays.stream(correlations.withOutcome()).noneMatch(Double::isNaN);
  }

  private static int[] drawn(int rows, SplittableRandom random) {
    var times = new int[rows];
    for (var draw = 0; draw < rows; draw++) {
      times[random.nextInt(rows)]++;
    }
    return times;
  }

  private static List<Driver> withRanks(List<Driver> drivers) {
    var sorted =
        drivers.stream().sorted(Comparator.comparingDouble(Driver::weight).reversed()).toList();
    var ranked = new ArrayList<Driver>();
    var rank = 0;
    Driver first = null;
    for (var driver : sorted) {
      if (first == null || driver.high() < first.low()) {
        rank = ranked.size() + 1;
        first = driver;
      }
      ranked.add(withRank(driver, rank));
    }
    return List.copyOf(ranked);
  }

  private static Driver withRank(Driver driver, int rank) {
    return new Driver(
        driver.name(),
        driver.weight(),
        driver.low(),
        driver.high(),
        driver.share(),
        rank,
        driver.direction(),
        driver.n(),
        driver.varianceInflation());
  }

  private static double[][] columns(List<Predictor> predictors) {
    return predictors.stream().map(Predictor::values).toArray(double[][]::new);
  }

  private static int both(double[] one, double[] other) {
    var n = 0;
    for (var at = 0; at < one.length; at++) {
      n += Double.isNaN(one[at]) || Double.isNaN(other[at]) ? 0 : 1;
    }
    return n;
  }
}

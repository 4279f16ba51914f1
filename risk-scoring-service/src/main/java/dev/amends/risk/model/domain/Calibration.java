package dev.amends.risk.model.domain;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * How good probabilities are: whether as many were lost as they say, and whether the lost were told
 * from the others (METRICS, Risk). Intervals are percentiles of 1,000 resamples of the rows.
 *
 * @param error expected calibration error (Naeini et al. 2015) over {@value #BINS} bins of equal
 *     mass: the mean distance between probability and share lost. It is 0 for nobody: a model that
 *     is right has some by chance, the more the fewer rows
 * @param auc area under the ROC curve: how often the lost of two customers has the higher
 *     probability, ties counted half
 */
public record Calibration(int n, int losses, Estimate error, Estimate auc) {

  private static final int BINS = 10;
  private static final int RESAMPLES = 1_000;
  private static final long SEED = 20260501;

  /** A figure with its 95 % interval. */
  public record Estimate(double value, double low, double high) {}

  /**
   * @param probabilities that each customer is lost, 0 to 1
   * @param lost what became of them; somebody was lost, and somebody was not
   * @throws IllegalArgumentException if all had the same outcome
   */
  public static Calibration of(double[] probabilities, boolean[] lost) {
    var losses = losses(lost);
    if (losses == 0 || losses == lost.length) {
      throw new IllegalArgumentException("All " + lost.length + " had the same outcome");
    }
    var ranked = Ranked.of(probabilities, lost);
    var random = new Random(SEED);
    var errors = new double[RESAMPLES];
    var areas = new double[RESAMPLES];
    for (var at = 0; at < RESAMPLES; at++) {
      var resample = ranked.resample(random);
      errors[at] = resample.error();
      areas[at] = resample.auc();
    }
    return new Calibration(
        lost.length,
        losses,
        estimate(ranked, Ranked::error, errors),
        estimate(ranked, Ranked::auc, areas));
  }

  /** {@code NaN} if all had the same outcome. */
  public static double auc(double[] scores, boolean[] lost) {
    return Ranked.of(scores, lost).auc();
  }

  private static int losses(boolean[] lost) {
    return (int) IntStream.range(0, lost.length).filter(at -> lost[at]).count();
  }

  private static Estimate estimate(
      Ranked rows, ToDoubleFunction<Ranked> figure, double[] resamples) {
    Arrays.sort(resamples);
    return new Estimate(
        figure.applyAsDouble(rows),
        resamples[RESAMPLES * 25 / 1000],
        resamples[RESAMPLES * 975 / 1000 - 1]);
  }

  /** Rows in the order of their scores, and how many times each is there. */
  private record Ranked(double[] scores, boolean[] lost, int[] times) {

    static Ranked of(double[] scores, boolean[] lost) {
      var order =
          IntStream.range(0, scores.length)
              .boxed()
              .sorted(Comparator.comparingDouble(at -> scores[at]))
              .toList();
      var sorted = new double[scores.length];
      var outcomes = new boolean[scores.length];
      for (var at = 0; at < scores.length; at++) {
        sorted[at] = scores[order.get(at)];
        outcomes[at] = lost[order.get(at)];
      }
      var once = new int[scores.length];
      Arrays.fill(once, 1);
      return new Ranked(sorted, outcomes, once);
    }

    /** Drawn again if all have the same outcome, for which there is no curve. */
    Ranked resample(Random random) {
      while (true) {
        var drawn = new int[times.length];
        var losses = 0;
        for (var draw = 0; draw < times.length; draw++) {
          var row = random.nextInt(times.length);
          drawn[row]++;
          losses += lost[row] ? 1 : 0;
        }
        if (losses > 0 && losses < times.length) {
          return new Ranked(scores, lost, drawn);
        }
      }
    }

    private int end(int from) {
      var to = from;
      while (to < scores.length && scores[to] == scores[from]) {
        to++;
      }
      return to;
    }

    double auc() {
      var lower = 0.0;
      var won = 0.0;
      var losses = 0.0;
      for (int from = 0, to; from < scores.length; from = to) {
        to = end(from);
        var here = 0.0;
        var lostHere = 0.0;
        for (var row = from; row < to; row++) {
          here += lost[row] ? 0 : times[row];
          lostHere += lost[row] ? times[row] : 0;
        }
        won += lostHere * (lower + here / 2);
        lower += here;
        losses += lostHere;
      }
      return won / (losses * lower);
    }

    /** Rows with an equal score are in the bin in which the middle one of them would be. */
    double error() {
      var surplus = new double[BINS];
      var seen = 0L;
      for (int from = 0, to; from < scores.length; from = to) {
        to = end(from);
        var here = 0;
        var excess = 0.0;
        for (var row = from; row < to; row++) {
          here += times[row];
          excess += times[row] * (scores[row] - (lost[row] ? 1 : 0));
        }
        // (seen + here / 2) / n is the middle; all in whole numbers, so that no bin is off by one.
        var bin = (2 * seen + here) * BINS / (2L * scores.length);
        surplus[(int) Math.min(bin, BINS - 1)] += excess;
        seen += here;
      }
      return Arrays.stream(surplus).map(Math::abs).sum() / scores.length;
    }
  }
}

package dev.amends.evaluation;

import dev.amends.risk.model.domain.Calibration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/** Figures of merit, with intervals by resampling what was asked about. */
final class Measures {

  private static final int RESAMPLES = 1_000;
  private static final long SEED = 20260501;

  private Measures() {}

  /** An answer that was given, beside the right one. */
  record Answered(String right, String given, double score) {}

  /** A figure with its 95 % interval by bootstrap percentiles. */
  record Figure(double value, double low, double high, int n) {}

  static Figure figure(List<Answered> answers, ToDoubleFunction<List<Answered>> measure) {
    var random = new Random(SEED);
    var values = new double[RESAMPLES];
    for (var round = 0; round < RESAMPLES; round++) {
      values[round] =
          measure.applyAsDouble(
              random.ints(answers.size(), 0, answers.size()).mapToObj(answers::get).toList());
    }
    Arrays.sort(values);
    return new Figure(
        measure.applyAsDouble(answers),
        values[RESAMPLES * 25 / 1000],
        values[RESAMPLES * 975 / 1000 - 1],
        answers.size());
  }

  /** Of several labels that were asked on the same texts; the interval is the mean of theirs. */
  static Figure mean(List<Figure> figures, int n) {
    return new Figure(
        figures.stream().mapToDouble(Figure::value).average().orElse(0),
        figures.stream().mapToDouble(Figure::low).average().orElse(0),
        figures.stream().mapToDouble(Figure::high).average().orElse(0),
        n);
  }

  static double accuracy(List<Answered> answers) {
    return answers.stream().filter(each -> each.right().equals(each.given())).count()
        / (double) answers.size();
  }

  /** The mean of the labels' F1, each label of the right answers counting alike. */
  static double macroF1(List<Answered> answers) {
    Set<String> labels = new TreeSet<>();
    answers.forEach(each -> labels.add(each.right()));
    return labels.stream().mapToDouble(label -> f1(answers, label)).average().orElse(0);
  }

  static double f1(List<Answered> answers, String label) {
    var both = 0;
    var either = 0;
    for (var each : answers) {
      var right = each.right().equals(label);
      var given = each.given().equals(label);
      both += right && given ? 1 : 0;
      either += (right ? 1 : 0) + (given ? 1 : 0);
    }
    return either == 0 ? 0 : 2.0 * both / either;
  }

  /** Area under the ROC curve of {@code score} for one right answer, ties counted half. */
  static double auc(List<Answered> answers, String positive) {
    var scores = answers.stream().mapToDouble(Answered::score).toArray();
    var positives = new boolean[scores.length];
    for (var at = 0; at < positives.length; at++) {
      positives[at] = answers.get(at).right().equals(positive);
    }
    return Calibration.auc(scores, positives);
  }
}

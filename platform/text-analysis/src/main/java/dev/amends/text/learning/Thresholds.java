package dev.amends.text.learning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Finds from which score on a label is best given. */
final class Thresholds {

  /** Fewer positives say nothing about where to cut. */
  private static final int FEWEST = 10;

  private record Seen(double score, boolean right) {}

  private final List<String> labels;
  private final List<List<Seen>> seen = new ArrayList<>();

  Thresholds(List<String> labels) {
    this.labels = labels;
    labels.forEach(label -> seen.add(new ArrayList<>()));
  }

  void see(Map<String, Boolean> answers, double[] scores) {
    for (var label = 0; label < scores.length; label++) {
      var right = answers.get(labels.get(label));
      if (right != null) {
        seen.get(label).add(new Seen(scores[label], right));
      }
    }
  }

  float[] best() {
    var best = new float[labels.size()];
    for (var label = 0; label < best.length; label++) {
      best[label] = (float) best(seen.get(label));
    }
    return best;
  }

  private static double best(List<Seen> unsorted) {
    var answers = unsorted.stream().sorted(Comparator.comparingDouble(Seen::score)).toList();
    var positives = answers.stream().filter(Seen::right).count();
    if (positives < FEWEST) {
      return 0;
    }
    var best = 0.0;
    var threshold = 0.0;
    var kept = positives;
    for (var at = 0; at < answers.size(); at++) {
      var f1 = 2.0 * kept / (answers.size() - at + positives);
      if (f1 > best) {
        best = f1;
        threshold =
            at == 0
                ? answers.getFirst().score()
                : (answers.get(at - 1).score() + answers.get(at).score()) / 2;
      }
      kept -= answers.get(at).right() ? 1 : 0;
    }
    return threshold;
  }
}

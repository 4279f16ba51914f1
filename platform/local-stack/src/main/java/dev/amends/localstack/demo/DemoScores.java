package dev.amends.localstack.demo;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Scores that fit together: nobody is furious and gives a ten. */
final class DemoScores {

  private DemoScores() {}

  static Map<String, Object> of(DemoFeedback.Mood mood, Random random) {
    var scores = new LinkedHashMap<String, Object>();
    scores.put("nps", nps(mood, random));
    if (random.nextInt(100) < 50) {
      scores.put("ces", between(mood, random, 1, 3, 4, 5, 6, 7));
    }
    if (random.nextInt(100) < 40) {
      scores.put("csat", between(mood, random, 1, 2, 3, 4, 4, 5));
    }
    if (random.nextInt(100) < 30) {
      scores.put("lba", between(mood, random, 0, 4, 5, 7, 8, 10));
    }
    if (random.nextInt(100) < 20) {
      scores.put("trust", between(mood, random, 1, 3, 4, 5, 6, 7));
    }
    if (random.nextInt(100) < 60) {
      scores.put("emotions", emotions(mood, random));
    }
    if (random.nextInt(100) < 50) {
      scores.put("expectation", expectation(mood));
    }
    return scores;
  }

  private static int nps(DemoFeedback.Mood mood, Random random) {
    return between(mood, random, 0, 6, 7, 8, 9, 10);
  }

  /** The pairs are the bounds for detractor, passive and promoter. */
  private static int between(DemoFeedback.Mood mood, Random random, int... bounds) {
    var low = bounds[mood.ordinal() * 2];
    var high = bounds[mood.ordinal() * 2 + 1];
    return low + random.nextInt(high - low + 1);
  }

  private static List<String> emotions(DemoFeedback.Mood mood, Random random) {
    var possible =
        new ArrayList<>(
            switch (mood) {
              case DETRACTOR ->
                  List.of(
                      "frustrated",
                      "angry",
                      "disappointed",
                      "worried",
                      "ignored",
                      "stressed",
                      "sad");
              case PASSIVE -> List.of("indifferent", "surprised", "relieved");
              case PROMOTER -> List.of("happy", "grateful", "relieved", "trusting", "valued");
            });
    Collections.shuffle(possible, random);
    return List.copyOf(possible.subList(0, 1 + random.nextInt(2)));
  }

  private static String expectation(DemoFeedback.Mood mood) {
    return switch (mood) {
      case DETRACTOR -> "below";
      case PASSIVE -> "met";
      case PROMOTER -> "above";
    };
  }
}

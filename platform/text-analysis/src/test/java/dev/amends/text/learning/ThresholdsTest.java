package dev.amends.text.learning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ThresholdsTest {

  private final Thresholds thresholds = new Thresholds(List.of("late"));

  @Test
  void theCutLiesWhereF1IsBest() {
    for (var score = 1; score <= 20; score++) {
      see(score, score > 8);
    }
    assertArrayEquals(new float[] {8.5f}, thresholds.best());
  }

  @Test
  void fewPositivesDecideNothing() {
    for (var score = 1; score <= 20; score++) {
      see(score, score > 11);
    }
    assertArrayEquals(new float[] {0}, thresholds.best());
  }

  private void see(double score, boolean late) {
    thresholds.see(Map.of("late", late), new double[] {score});
  }
}

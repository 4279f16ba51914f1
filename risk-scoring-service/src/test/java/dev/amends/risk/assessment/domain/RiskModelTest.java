package dev.amends.risk.assessment.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.amends.risk.assessment.domain.RiskModel.Contribution;
import dev.amends.risk.model.domain.AdditiveModel;
import dev.amends.risk.model.domain.AdditiveModel.Shape;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RiskModelTest {

  private static final Evidence UNHAPPY =
      evidence(
          new Scores(3, 2, 2, 1, 2, List.of("sad"), "below"), new Words("", -0.7, null, null), 5);

  @Test
  void whatComesWithTheProductAddsThePublishedPoints() {
    var score = RiskModel.shipped().score(UNHAPPY);
    assertEquals(
        List.of(
            new Contribution("base", -1.8, null),
            new Contribution("nps", 1.6, "3"),
            new Contribution("ces", 0.8, "2"),
            new Contribution("csat", 0.7, "2"),
            new Contribution("lba", 1.0, "1"),
            new Contribution("trust", 0.5, "2"),
            new Contribution("emotion", 0.5, "negative"),
            new Contribution("expectation", 0.5, "negative"),
            new Contribution("leave-intent", 2.5, null),
            new Contribution("history", 0.8, "5")),
        score.contributions());
    assertEquals(7.1, score.logOdds());
    assertEquals(0.9992, score.pLoss());
  }

  @Test
  void everyStepOfAScaleHasItsOwnPoints() {
    var model = RiskModel.shipped();
    assertEquals(2.0, nps(model, 0));
    assertEquals(0.8, nps(model, 6));
    assertEquals(0.1, nps(model, 7));
    assertEquals(-0.3, nps(model, 8));
    assertEquals(-1.2, nps(model, 10));
  }

  private static double nps(RiskModel model, int answer) {
    return points(model, evidence(Scores.NONE.withNps(answer), Words.NONE, 0), "nps");
  }

  @Test
  void whatAddsNothingIsNotTold() {
    var neutral = evidence(Scores.NONE.withCes(4), new Words(null, -0.9, null, null), 0);
    assertEquals(
        List.of("base"),
        RiskModel.shipped().score(neutral).contributions().stream()
            .map(Contribution::feature)
            .toList());
  }

  @Test
  void whatWasLearnedAboutSilenceIsInTheBaseAndTheScoreStays() {
    var shapes = new ArrayList<>(RiskFeature.prior().shapes());
    // Not asked for a recommendation 0.3, no word of leaving −0.2, somebody worked −0.5, nobody
    // 0.1.
    shapes.set(0, with(shapes.get(0), shapes.get(0).points(), 0.3));
    shapes.set(7, with(shapes.get(7), List.of(-0.2, 2.0), 0));
    shapes.set(10, with(shapes.get(10), List.of(0.1, -0.5), 0));
    var model = new RiskModel(2, new AdditiveModel(-1, shapes, List.of()));
    var score = model.score(evidence(Scores.NONE.withNps(10), Words.NONE, 0));
    assertEquals(
        List.of(new Contribution("base", -0.8, null), new Contribution("nps", -1.5, "10")),
        score.contributions());
    // −1 − 1.2 − 0.2 + 0.1: as the model says it before it is told against silence.
    assertEquals(-2.3, score.logOdds());
    var leaving = evidence(Scores.NONE, new Words("I leave", null, null, null), 0);
    assertEquals(2.2, points(model, leaving, "leave-intent"));
  }

  @Test
  void onlyWhatWasLearnedHereIsCalibrated() {
    assertEquals(false, RiskModel.shipped().calibrated());
    assertEquals(true, new RiskModel(2, RiskFeature.prior()).calibrated());
  }

  @Test
  void aVersionHasItsName() {
    assertEquals("additive/1", RiskModel.shipped().name());
    assertEquals(12, RiskModel.versionOf("additive/12"));
    assertThrows(IllegalArgumentException.class, () -> RiskModel.versionOf("additive/x"));
    assertThrows(IllegalArgumentException.class, () -> RiskModel.versionOf("risk-policy/1"));
  }

  @Test
  void aModelOfOtherFeaturesIsRefused() {
    var other = new AdditiveModel(0, List.of(Shape.unknown("age")), List.of());
    assertThrows(IllegalArgumentException.class, () -> new RiskModel(2, other));
  }

  private static Shape with(Shape shape, List<Double> points, double missing) {
    return new Shape(shape.feature(), shape.edges(), points, missing);
  }

  private static double points(RiskModel model, Evidence evidence, String feature) {
    return model.score(evidence).contributions().stream()
        .filter(part -> part.feature().equals(feature))
        .mapToDouble(Contribution::points)
        .sum();
  }

  private static Evidence evidence(Scores scores, Words words, int earlier) {
    return new Evidence(scores, words, earlier, Evidence.Slices.NONE);
  }
}

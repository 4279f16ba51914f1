package dev.amends.risk.drivers.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.amends.risk.drivers.domain.Drivers.Driver;
import dev.amends.risk.drivers.domain.Drivers.LeftOut;
import dev.amends.risk.drivers.domain.Drivers.Predictor;
import dev.amends.risk.drivers.domain.Drivers.Why;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DriversTest {

  private static final double NOT_ASKED = Double.NaN;

  private final Random random = new Random(7);

  @Test
  void whatMovesTheOutcomeComesFirstAndNoiseSharesTheLastRank() {
    var ease = noise(500);
    var kept = noise(500);
    var outcome = column(500, at -> 2 * ease[at] + kept[at] + random.nextGaussian());
    var drivers =
        Drivers.of(
            List.of(
                new Predictor("noise", noise(500)),
                new Predictor("promise", kept),
                new Predictor("more noise", noise(500)),
                new Predictor("ease", ease)),
            outcome);
    assertEquals(
        List.of("ease 1", "promise 2"),
        drivers.drivers().stream().limit(2).map(each -> each.name() + " " + each.rank()).toList());
    assertEquals(List.of(3, 3), drivers.drivers().stream().skip(2).map(Driver::rank).toList());
    assertEquals(
        drivers.explained(), drivers.drivers().stream().mapToDouble(Driver::weight).sum(), 1e-12);
    assertEquals(1, drivers.drivers().stream().mapToDouble(Driver::share).sum(), 1e-12);
    for (var driver : drivers.drivers()) {
      assertTrue(driver.low() <= driver.high(), driver.toString());
      assertFalse(driver.inflated());
    }
    assertTrue(drivers.drivers().getFirst().direction() > 0.5);
  }

  @Test
  void theWeightsAreNearTheAverageOverAllOrdersOfThePredictors() {
    var first = noise(400);
    var second = column(400, at -> 0.6 * first[at] + random.nextGaussian());
    var third = column(400, at -> 0.3 * second[at] + random.nextGaussian());
    var columns = new double[][] {first, second, third, noise(400)};
    var outcome =
        column(400, at -> first[at] + 0.5 * second[at] - third[at] + random.nextGaussian());
    var correlations = Correlations.of(columns, outcome);
    var weights = RelativeWeights.of(correlations.among(), correlations.withOutcome()).weights();
    var shapley = Shapley.of(correlations);
    for (var at = 0; at < weights.length; at++) {
      assertEquals(shapley[at], weights[at], 0.02);
    }
    assertEquals(Arrays.stream(shapley).sum(), Arrays.stream(weights).sum(), 1e-9);
  }

  @ParameterizedTest
  @ValueSource(ints = {49, 50})
  void fewerThanFiftyAnswersRankNothing(int answers) {
    var ease = noise(answers);
    var drivers = Drivers.of(List.of(new Predictor("ease", ease)), ease.clone());
    assertEquals(answers < 50 ? 0 : 1, drivers.drivers().size());
    assertEquals(
        answers < 50 ? List.of(new LeftOut("ease", 49, Why.TOO_FEW)) : List.of(),
        drivers.leftOut());
  }

  @Test
  void thereAreTenAnswersForEachPredictor() {
    var predictors = new ArrayList<Predictor>();
    for (var at = 0; at < 8; at++) {
      predictors.add(new Predictor("p" + at, noise(70)));
    }
    var drivers = Drivers.of(predictors, noise(70));
    assertEquals(7, drivers.drivers().size());
    assertEquals(1, drivers.leftOut().size());
  }

  @Test
  void questionsThatAreNeverAskedTogetherCannotBeCompared() {
    var often = column(200, at -> at < 140 ? random.nextGaussian() : NOT_ASKED);
    var seldom = column(200, at -> at < 140 ? NOT_ASKED : random.nextGaussian());
    var drivers =
        Drivers.of(
            List.of(new Predictor("seldom", seldom), new Predictor("often", often)), noise(200));
    assertEquals(List.of("often"), drivers.drivers().stream().map(Driver::name).toList());
    assertEquals(List.of(new LeftOut("seldom", 60, Why.TOO_FEW)), drivers.leftOut());
    assertEquals(140, drivers.fewest());
  }

  @Test
  void theSameQuestionTwiceIsSaidToBeHardToTellApart() {
    var ease = noise(300);
    var outcome = column(300, at -> ease[at] + random.nextGaussian());
    var drivers =
        Drivers.of(
            List.of(new Predictor("ease", ease), new Predictor("the same", ease.clone())), outcome);
    assertTrue(drivers.repaired());
    assertTrue(drivers.drivers().stream().allMatch(Driver::inflated));
    assertEquals(0.5, drivers.drivers().getFirst().share(), 1e-9);
  }

  @Test
  void correlationsOfDifferentAnswersThatDoNotFitTogetherAreMadeToFit() {
    var impossible =
        new Correlations(
            new double[][] {{1, 0.9, -0.9}, {0.9, 1, 0.9}, {-0.9, 0.9, 1}},
            new double[] {0.5, 0.5, 0.5},
            100);
    assertFalse(impossible.isPositiveDefinite());
    var repaired = impossible.repaired();
    assertTrue(Correlations.of(new double[][] {noise(50)}, noise(50)).isPositiveDefinite());
    for (var at = 0; at < 3; at++) {
      assertEquals(1, repaired.among()[at][at]);
    }
    RelativeWeights.of(repaired.among(), repaired.withOutcome());
  }

  @Test
  void whatNeverVariesIsLeftOut() {
    var drivers = Drivers.of(List.of(new Predictor("always", column(100, at -> 1))), noise(100));
    assertEquals(List.of(new LeftOut("always", 100, Why.NEVER_VARIES)), drivers.leftOut());
  }

  @Test
  void theSameAnswersGiveTheSameIntervals() {
    var predictors = List.of(new Predictor("ease", noise(80)), new Predictor("other", noise(80)));
    var outcome = noise(80);
    assertEquals(Drivers.of(predictors, outcome), Drivers.of(predictors, outcome));
  }

  private double[] noise(int rows) {
    return column(rows, at -> random.nextGaussian());
  }

  private static double[] column(int rows, IntToDoubleFunction value) {
    return IntStream.range(0, rows).mapToDouble(value).toArray();
  }
}

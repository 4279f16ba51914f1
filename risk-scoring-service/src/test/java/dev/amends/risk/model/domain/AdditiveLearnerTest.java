package dev.amends.risk.model.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.amends.risk.model.domain.AdditiveModel.Contribution;
import dev.amends.risk.model.domain.AdditiveModel.Pair;
import dev.amends.risk.model.domain.AdditiveModel.Shape;
import dev.amends.risk.model.domain.Outcomes.EqualRows;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AdditiveLearnerTest {

  private static final AdditiveLearner ALONE = new AdditiveLearner(0);
  private static final AdditiveLearner WITH_PAIRS = new AdditiveLearner(5);
  private static final AdditiveModel NOTHING_KNOWN = unknown("a", "b", "c");
  private static final AdditiveModel PRIOR =
      new AdditiveModel(
          -1.8,
          List.of(
              new Shape("nps", List.of(6.5, 8.5), List.of(1.5, 0.0, -1.0), 0),
              Shape.unknown("tenure")),
          List.of());

  @Test
  void withoutALossThePriorStays() {
    var outcomes = drawn(300, 2, 7, row -> -100);
    assertEquals(PRIOR, WITH_PAIRS.learn(PRIOR, Map.of(), outcomes));
    assertEquals(
        PRIOR, WITH_PAIRS.learn(PRIOR, Map.of(), Outcomes.of(new double[0][], new boolean[0])));
    var allLost = drawn(300, 2, 7, row -> 100);
    assertEquals(PRIOR, WITH_PAIRS.learn(PRIOR, Map.of(), allLost));
  }

  @Test
  void fewOutcomesMoveAPriorLittleAndManyMoveItToTheTruth() {
    // The truth runs against the prior: 2.5 up instead of 2.5 down.
    ToDoubleFunction<double[]> truth = row -> row[0] >= 8.5 ? 1 : -1.5;
    assertEquals(-2.5, spread(PRIOR));
    var few = ALONE.learn(PRIOR, Map.of(), drawn(15, 2, 3, truth));
    assertEquals(-2.5, spread(few), 1.25);
    var many = ALONE.learn(PRIOR, Map.of(), drawn(4_000, 2, 3, truth));
    assertEquals(2.5, spread(many), 0.4);
  }

  /** What a promoter has more than a detractor. */
  private static double spread(AdditiveModel model) {
    var points = model.shapes().getFirst().points();
    return points.getLast() - points.getFirst();
  }

  @Test
  void aPriorThatIsRightStaysAlmostAsItIs() {
    var outcomes = drawn(2_000, 2, 11, row -> PRIOR.score(row).logOdds());
    var learned = ALONE.learn(PRIOR, Map.of(), outcomes);
    for (var row : outcomes.values()) {
      assertEquals(PRIOR.score(row).probability(), learned.score(row).probability(), 0.06);
    }
  }

  @Test
  void whatWasDrawnFromASumIsFoundAgain() {
    ToDoubleFunction<double[]> truth = row -> -2 + (row[0] > 5 ? 2 : 0) + (row[1] < 2 ? 1.5 : 0);
    var learned = ALONE.learn(NOTHING_KNOWN, Map.of(), drawn(5_000, 3, 5, truth));
    var shapes = learned.shapes();
    assertEquals(2, shapes.get(0).of(8) - shapes.get(0).of(2), 0.35);
    assertEquals(1.5, shapes.get(1).of(1) - shapes.get(1).of(5), 0.35);
    assertEquals(0, shapes.get(2).of(1) - shapes.get(2).of(9), 0.35);
    var asked = drawn(5_000, 3, 6, truth);
    var probabilities =
        Arrays.stream(asked.values()).mapToDouble(row -> learned.score(row).probability());
    assertTrue(Calibration.of(probabilities.toArray(), asked.lost()).error().value() < 0.025);
  }

  @Test
  void aDeclaredDirectionHoldsInEveryBin() {
    for (var seed = 0; seed < 5; seed++) {
      // Falls, then rises: the rising half must be flattened.
      var outcomes = drawn(800, 3, seed, row -> Math.abs(row[0] - 6) - 2 + 0.2 * row[1]);
      var learned =
          WITH_PAIRS.learn(
              NOTHING_KNOWN,
              Map.of("a", Direction.FALLING, "b", Direction.RISING, "c", Direction.RISING),
              outcomes);
      assertRuns(learned.shapes().get(0), -1);
      assertRuns(learned.shapes().get(1), 1);
      assertRuns(learned.shapes().get(2), 1);
      assertEquals(List.of(), learned.pairs());
      var falls = learned.shapes().get(0).points();
      assertTrue(falls.getFirst() > falls.getLast() + 0.5, falls::toString);
    }
  }

  private static void assertRuns(Shape shape, int sign) {
    var points = shape.points();
    for (var at = 1; at < points.size(); at++) {
      assertTrue(sign * points.get(at) >= sign * points.get(at - 1), shape::toString);
    }
  }

  @Test
  void theOneInteractionThereIsIsTheOneThatIsNamed() {
    var outcomes = drawn(2_000, 3, 9, row -> row[0] > 5 ^ row[2] > 5 ? 2 : -2);
    var learned = WITH_PAIRS.learn(NOTHING_KNOWN, Map.of(), outcomes);
    assertEquals("a × c", learned.pairs().getFirst().name());
    assertEquals(
        "a × c",
        new AdditiveLearner(1).learn(NOTHING_KNOWN, Map.of(), outcomes).pairs().getFirst().name());
    var high = learned.score(new double[] {1, 5, 9}).logOdds();
    var low = learned.score(new double[] {9, 5, 9}).logOdds();
    assertTrue(high > 1 && low < -1, () -> high + " and " + low);
    assertEquals(List.of(), ALONE.learn(NOTHING_KNOWN, Map.of(), outcomes).pairs());
  }

  @Test
  void aFeatureWithADirectionIsInNoPair() {
    var outcomes = drawn(2_000, 3, 9, row -> row[0] > 5 ^ row[2] > 5 ? 2 : -2);
    var learned = WITH_PAIRS.learn(NOTHING_KNOWN, Map.of("a", Direction.RISING), outcomes);
    assertTrue(
        learned.pairs().stream().noneMatch(pair -> pair.first().equals("a")), learned::toString);
  }

  @Test
  void thePartsSumToTheScoreWhateverIsKnown() {
    var learned =
        WITH_PAIRS.learn(
            NOTHING_KNOWN,
            Map.of(),
            withGaps(drawn(1_000, 3, 2, row -> row[0] > 5 ^ row[1] > 5 ? 1 : -2)));
    assertNotEquals(List.of(), learned.pairs());
    var random = new Random(4);
    for (var times = 0; times < 1_000; times++) {
      var row = random.doubles(3, -5, 15).map(each -> each < 0 ? Double.NaN : each).toArray();
      var score = learned.score(row);
      var parts = score.contributions().stream().mapToDouble(Contribution::points).sum();
      assertEquals(parts, score.logOdds(), 1e-9);
      assertEquals(1 + 3 + learned.pairs().size(), score.contributions().size());
    }
  }

  @Test
  void notToKnowCanBeASignItself() {
    var outcomes = drawn(1_500, 3, 8, row -> row[0] < 3 ? 1 : -2);
    for (var row : outcomes.values()) {
      row[0] = row[0] < 3 ? Double.NaN : row[0];
    }
    var shape = ALONE.learn(NOTHING_KNOWN, Map.of(), outcomes).shapes().getFirst();
    assertEquals(3, shape.missing() - shape.of(7), 0.6);
  }

  @Test
  void theSameCustomersTeachTheSameInAnyOrder() {
    var outcomes = drawn(400, 3, 12, row -> row[0] - 6);
    var order = IntStream.range(0, 400).boxed().toList().reversed();
    var turned =
        Outcomes.of(
            order.stream().map(at -> outcomes.values()[at]).toArray(double[][]::new),
            reversed(outcomes.lost()));
    var learned = WITH_PAIRS.learn(NOTHING_KNOWN, Map.of(), outcomes);
    assertEquals(learned, WITH_PAIRS.learn(NOTHING_KNOWN, Map.of(), outcomes));
    assertEquals(learned, WITH_PAIRS.learn(NOTHING_KNOWN, Map.of(), turned));
  }

  private static boolean[] reversed(boolean[] lost) {
    var reversed = new boolean[lost.length];
    for (var at = 0; at < lost.length; at++) {
      reversed[at] = lost[lost.length - 1 - at];
    }
    return reversed;
  }

  @Test
  void aRowOfWeightTwoIsTwoRows() {
    var once = drawn(300, 3, 13, row -> row[0] - 6);
    var weights = new double[300];
    Arrays.fill(weights, 2);
    var twice =
        Outcomes.of(
            IntStream.range(0, 600).mapToObj(at -> once.values()[at / 2]).toArray(double[][]::new),
            doubled(once.lost()));
    assertEquals(
        ALONE.learn(NOTHING_KNOWN, Map.of(), twice),
        ALONE.learn(
            NOTHING_KNOWN,
            Map.of(),
            new Outcomes(once.values(), once.lost(), weights, EqualRows.ONE_CUSTOMER)));
  }

  private static boolean[] doubled(boolean[] lost) {
    var doubled = new boolean[2 * lost.length];
    for (var at = 0; at < doubled.length; at++) {
      doubled[at] = lost[at / 2];
    }
    return doubled;
  }

  @Test
  void whatNeverVariesOrIsNeverKnownGetsNoPoints() {
    var outcomes = drawn(600, 3, 14, row -> row[0] > 5 ? 0 : -3);
    for (var row : outcomes.values()) {
      row[1] = 7;
      row[2] = Double.NaN;
    }
    var learned = WITH_PAIRS.learn(NOTHING_KNOWN, Map.of(), outcomes);
    assertEquals(List.of(0.0), learned.shapes().get(1).points());
    assertEquals(0, learned.shapes().get(2).missing(), 1e-12);
    assertEquals(List.of(), learned.pairs());
  }

  @Test
  void twoLossesAreEnoughToBeLearnedFromWithoutAnAccident() {
    var values = drawn(50, 3, 15, row -> 0).values();
    var lost = new boolean[50];
    lost[3] = true;
    lost[30] = true;
    var learned = WITH_PAIRS.learn(NOTHING_KNOWN, Map.of(), Outcomes.of(values, lost));
    for (var row : values) {
      var probability = learned.score(row).probability();
      assertTrue(probability > 0.005 && probability < 0.5, () -> "" + probability);
    }
  }

  @Test
  void noiseTellsHardlyAnybodyApart() {
    var outcomes = drawn(500, 3, 16, row -> -1.5);
    var learned = WITH_PAIRS.learn(NOTHING_KNOWN, Map.of(), outcomes);
    var share = 1 / (1 + Math.exp(1.5));
    var distance =
        Arrays.stream(drawn(500, 3, 17, row -> 0).values())
            .mapToDouble(row -> Math.abs(learned.score(row).probability() - share));
    assertTrue(distance.average().orElseThrow() < 0.03);
    assertEquals(List.of(), learned.pairs());
  }

  @Test
  void fewKindsOfCustomersOfWhomSomeAreLostAndSomeStayAreLearnedFrom() {
    var values = new double[1_000][];
    var lost = new boolean[1_000];
    for (var at = 0; at < values.length; at++) {
      values[at] = new double[] {at % 2 == 0 ? 2 : 10, 0};
      lost[at] = at % 2 == 0 ? at % 5 != 0 : at % 25 == 1;
    }
    var alone = ALONE.learn(PRIOR, Map.of(), Outcomes.ofCustomers(values, lost));
    assertEquals(0.80, alone.score(new double[] {2, 0}).probability(), 0.02);
    assertEquals(0.04, alone.score(new double[] {10, 0}).probability(), 0.02);
    // Two rows if each may be one customer: there is nothing to be sure about, and no failure.
    var told = ALONE.learn(PRIOR, Map.of(), Outcomes.of(values, lost));
    assertTrue(told.score(new double[] {2, 0}).probability() > 0.4);
  }

  @Test
  void whatDoesNotFitIsRefused() {
    var outcomes = drawn(50, 2, 1, row -> 0);
    var paired =
        new AdditiveModel(
            0,
            PRIOR.shapes(),
            List.of(new Pair("nps", "tenure", List.of(), List.of(), List.of(List.of(0.0)))));
    refused(() -> ALONE.learn(paired, Map.of(), outcomes));
    refused(() -> ALONE.learn(PRIOR, Map.of("nps", Direction.RISING), outcomes));
    refused(() -> ALONE.learn(PRIOR, Map.of("price", Direction.RISING), outcomes));
    refused(() -> ALONE.learn(NOTHING_KNOWN, Map.of(), outcomes));
    refused(() -> new AdditiveLearner(6));
    refused(() -> new AdditiveLearner(-1));
    refused(() -> Outcomes.of(new double[2][1], new boolean[1]));
    refused(
        () ->
            new Outcomes(
                new double[1][1], new boolean[1], new double[] {0}, EqualRows.ONE_CUSTOMER));
  }

  private static void refused(Runnable made) {
    assertThrows(IllegalArgumentException.class, made::run);
  }

  private static AdditiveModel unknown(String... features) {
    return new AdditiveModel(
        0, Arrays.stream(features).map(Shape::unknown).toList(), Collections.emptyList());
  }

  /** Features between 0 and 10 in steps of a half, lost with these log-odds. */
  private static Outcomes drawn(
      int rows, int features, long seed, ToDoubleFunction<double[]> logOdds) {
    var random = new Random(seed);
    var values = new double[rows][];
    var lost = new boolean[rows];
    for (var at = 0; at < rows; at++) {
      values[at] = random.ints(features, 0, 21).mapToDouble(each -> each / 2.0).toArray();
      lost[at] = random.nextDouble() < 1 / (1 + Math.exp(-logOdds.applyAsDouble(values[at])));
    }
    return Outcomes.of(values, lost);
  }

  private static Outcomes withGaps(Outcomes outcomes) {
    var random = new Random(3);
    for (var row : outcomes.values()) {
      row[random.nextInt(row.length)] = Double.NaN;
    }
    return outcomes;
  }
}

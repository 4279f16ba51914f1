package dev.amends.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.amends.evaluation.Measures.Answered;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MeasuresTest {

  @Test
  void aTieCountsHalfUnderTheCurve() {
    assertEquals(0.875, Measures.auc(List.of(yes(3), yes(2), no(2), no(1)), "yes"));
    assertEquals(0, Measures.auc(List.of(yes(1), no(2)), "yes"));
  }

  @Test
  void everyLabelCountsAlikeInMacroF1() {
    var answers =
        List.of(
            new Answered("a", "a", 0),
            new Answered("a", "a", 0),
            new Answered("a", "b", 0),
            new Answered("b", "b", 0),
            new Answered("c", "a", 0));
    assertEquals((2.0 / 3 + 2.0 / 3 + 0) / 3, Measures.macroF1(answers), 1e-12);
    assertEquals(0.6, Measures.accuracy(answers));
  }

  @Test
  void anIntervalHoldsItsFigureAndComesOutTheSameAgain() {
    var answers =
        IntStream.range(0, 200)
            .mapToObj(at -> new Answered("a", at % 4 == 0 ? "b" : "a", 0))
            .toList();
    var figure = Measures.figure(answers, Measures::accuracy);
    assertEquals(0.75, figure.value());
    assertTrue(figure.low() < 0.75 && 0.75 < figure.high());
    assertEquals(figure, Measures.figure(answers, Measures::accuracy));
  }

  @Test
  void noTextIsInBothPartsAndEachIsAskedOnce() {
    var texts = IntStream.range(0, 500).mapToObj(at -> (at % 100) + " Text").toList();
    var asked = 0;
    for (var split : Split.of(texts, List.<String>of(), text -> text)) {
      var learned = new HashSet<>(split.train());
      assertTrue(split.test().stream().noneMatch(learned::contains));
      asked += split.test().size();
    }
    assertEquals(500, asked);
    assertEquals(
        List.of(new Split<>(texts, List.of("held out"))),
        Split.of(texts, List.of("held out"), text -> text));
  }

  private static Answered yes(double score) {
    return new Answered("yes", "", score);
  }

  private static Answered no(double score) {
    return new Answered("no", "", score);
  }
}

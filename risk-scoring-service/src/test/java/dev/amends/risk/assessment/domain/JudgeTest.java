package dev.amends.risk.assessment.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.amends.risk.assessment.domain.RiskModel.Contribution;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgeTest {

  private final Judge judge = new Judge(RiskPolicy.shipped());

  @Test
  void theContributionsSumToTheScore() {
    var scores = new Scores(3, 2, 2, 1, 2, List.of("frustrated", "happy", "ignored"), "below");
    var judged = judge.judge(of(scores, new Words("säger upp mitt avtal", -0.5, null, null), 3));
    var sum = judged.score().contributions().stream().mapToDouble(Contribution::points).sum();
    assertEquals(sum, judged.score().logOdds(), 1e-9);
    assertEquals(1 / (1 + Math.exp(-sum)), judged.score().pLoss(), 1e-4);
    assertEquals(
        List.of(
            "base",
            "nps",
            "ces",
            "csat",
            "lba",
            "trust",
            "emotion",
            "expectation",
            "leave-intent",
            "history"),
        judged.score().contributions().stream().map(Contribution::feature).toList());
  }

  @ParameterizedTest
  @CsvSource({
    "nps,6,true",
    "nps,7,false",
    "ces,2,true",
    "ces,3,false",
    "csat,2,true",
    "csat,3,false",
    "trust,1,false"
  })
  void byRuleOnlyTheAnswersCount(String score, int value, boolean atRisk) {
    var judged = judge.byRule(of(only(score, value)));
    assertEquals(atRisk, judged.atRisk());
    assertEquals(new RiskModel.Score(0, 0, List.of()), judged.score());
    assertEquals("none", judged.modelVersion());
  }

  @Test
  void withoutAnyAnswerThereIsOnlyThePrior() {
    var judged = judge.judge(of(Scores.NONE));
    assertEquals(List.of(new Contribution("base", -1.8, null)), judged.score().contributions());
    assertFalse(judged.atRisk());
  }

  @ParameterizedTest
  @CsvSource({
    "nps,6,true",
    "nps,7,false",
    "ces,2,true",
    "ces,3,false",
    "csat,2,true",
    "csat,3,false"
  })
  void thePolicyBeginsAtItsThresholds(String score, int value, boolean atRisk) {
    assertEquals(atRisk, judge.judge(of(only(score, value))).atRisk());
  }

  @Test
  void aLikelyLossIsAtRiskWithoutAnyOtherReason() {
    var scores = new Scores(7, 3, 3, 0, 1, List.of("sad"), "below");
    var judged = judge.judge(of(scores));
    assertEquals(List.of("likely-lost"), judged.reasons());
    assertEquals("high", judged.band());
  }

  @Test
  void whoAnnouncesLeavingIsAtRiskWhateverTheScore() {
    assertEquals(
        List.of("leave-intent", "likely-lost"),
        judge.judge(of(Scores.NONE, new Words("I am leaving you", null, null, null), 0)).reasons());
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "9, -, -0.6, true",
        "9, -, -0.59, false",
        "9, leaving, 0.9, true",
        "8, leaving, -0.9, false",
        "6, -, 0.6, true",
        "6, -, 0.59, false",
        "6, leaving, 0.9, false",
        "7, -, 0.9, false",
        "0, -, -, false"
      })
  void scoreAndWordsThatSayOppositeThingsAreAContradiction(
      int nps, String leaving, Double tone, boolean contradiction) {
    assertEquals(
        contradiction,
        judge.judge(of(only("nps", nps), new Words(leaving, tone, null, null), 0)).contradiction());
  }

  @Test
  void aTenThatAnnouncesLeavingIsAContradictionAndAtRisk() {
    var judged =
        judge.judge(of(only("nps", 10), new Words("säger upp mitt avtal", 0.2, null, null), 0));
    assertTrue(judged.contradiction());
    assertTrue(judged.atRisk());
  }

  @Test
  void everyScoreHasItsBand() {
    assertEquals(
        Map.of(
            "nps",
            "passive",
            "ces",
            "easy",
            "csat",
            "satisfied",
            "lba",
            "top",
            "nes",
            "negative",
            "trust",
            "neutral"),
        Bands.of(new Scores(8, 4, 5, 9, 4, List.of("sad"), null)));
  }

  @Test
  void theCounterfactualIsTheSmallestChangeThatSuffices() {
    var wouldHave = Counterfactual.of(judge, of(only("ces", 1))).orElseThrow();
    assertEquals("ces", wouldHave.feature());
    assertEquals(1, wouldHave.from());
    assertEquals(3, wouldHave.to());
    assertTrue(wouldHave.enough());
  }

  @Test
  void whenNoSingleAnswerWouldDoTheBestOneIsNamedAsNotEnough() {
    var wouldHave =
        Counterfactual.of(judge, of(new Scores(2, 1, null, null, null, null, null))).orElseThrow();
    assertFalse(wouldHave.enough());
    assertEquals("nps", wouldHave.feature());
    assertEquals(10, wouldHave.to());
  }

  private static Scores only(String score, int value) {
    return switch (score) {
      case "nps" -> Scores.NONE.withNps(value);
      case "ces" -> Scores.NONE.withCes(value);
      case "csat" -> Scores.NONE.withCsat(value);
      case "trust" -> Scores.NONE.withTrust(value);
      default -> throw new IllegalArgumentException(score);
    };
  }

  private static Evidence of(Scores scores) {
    return of(scores, Words.NONE, 0);
  }

  private static Evidence of(Scores scores, Words words, int earlier) {
    return new Evidence(scores, words, earlier, Evidence.Slices.NONE);
  }
}

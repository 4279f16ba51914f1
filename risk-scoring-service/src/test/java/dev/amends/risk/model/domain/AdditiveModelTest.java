package dev.amends.risk.model.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.amends.risk.model.domain.AdditiveModel.Contribution;
import dev.amends.risk.model.domain.AdditiveModel.Pair;
import dev.amends.risk.model.domain.AdditiveModel.Shape;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdditiveModelTest {

  private static final double NOT_KNOWN = Double.NaN;
  private static final Shape EASE =
      new Shape("ease", List.of(3.0, 5.0), List.of(1.0, 0.25, -0.5), 0.125);
  private static final Shape TENURE = new Shape("tenure", List.of(12.0), List.of(0.5, -0.75), 0);
  private static final Pair BOTH =
      new Pair(
          "ease",
          "tenure",
          List.of(4.0),
          List.of(12.0),
          List.of(List.of(0.25, -0.25), List.of(0.0, 2.0)));
  private static final AdditiveModel MODEL =
      new AdditiveModel(-2, List.of(EASE, TENURE), List.of(BOTH));

  @Test
  void theScoreIsTheSumOfItsParts() {
    var score = MODEL.score(new double[] {2, 30});
    assertEquals(
        List.of(
            new Contribution("base", -2),
            new Contribution("ease", 1),
            new Contribution("tenure", -0.75),
            new Contribution("ease × tenure", -0.25)),
        score.contributions());
    assertEquals(-2, score.logOdds());
    assertEquals(1 / (1 + Math.exp(2)), score.probability());
  }

  @Test
  void aBinHoldsTheEdgeItBeginsWith() {
    assertEquals(1, EASE.of(Math.nextDown(3.0)));
    assertEquals(0.25, EASE.of(3));
    assertEquals(-0.5, EASE.of(5));
    assertEquals(-0.5, EASE.of(Double.POSITIVE_INFINITY));
    assertEquals(2, BOTH.of(4, 12));
  }

  @Test
  void aValueThatIsNotKnownHasPointsOfItsOwnAndNoneInAPair() {
    var score = MODEL.score(new double[] {NOT_KNOWN, 6});
    assertEquals(-2 + 0.125 + 0.5, score.logOdds());
    assertEquals(new Contribution("ease × tenure", 0), score.contributions().getLast());
  }

  @Test
  void itComesBackFromJsonAsItWas() throws Exception {
    var json = new JsonMapper();
    assertEquals(MODEL, json.readValue(json.writeValueAsString(MODEL), AdditiveModel.class));
  }

  @Test
  void whatDoesNotFitTogetherIsRefused() {
    refused(() -> new Shape("ease", List.of(3.0), List.of(1.0), 0));
    refused(() -> new Shape("ease", List.of(3.0, 3.0), List.of(1.0, 2.0, 3.0), 0));
    refused(() -> new Shape("ease", List.of(), List.of(NOT_KNOWN), 0));
    refused(() -> new AdditiveModel(0, List.of(EASE, EASE), List.of()));
    refused(() -> new AdditiveModel(0, List.of(EASE), List.of(BOTH)));
    refused(() -> new AdditiveModel(NOT_KNOWN, List.of(), List.of()));
    refused(() -> new AdditiveModel(0, List.of(EASE, TENURE), Collections.nCopies(6, BOTH)));
    refused(() -> new Pair("a", "b", List.of(), List.of(), List.of(List.of(1.0, 2.0))));
    refused(() -> MODEL.score(new double[1]));
  }

  private static void refused(Runnable made) {
    assertThrows(IllegalArgumentException.class, made::run);
  }
}

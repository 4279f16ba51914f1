package dev.amends.risk.drivers.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.amends.risk.assessment.domain.Evidence;
import dev.amends.risk.assessment.domain.Evidence.Slices;
import dev.amends.risk.assessment.domain.Scores;
import dev.amends.risk.assessment.domain.Words;
import dev.amends.risk.drivers.domain.Drivers.Driver;
import dev.amends.risk.drivers.domain.Table.Row;
import dev.amends.risk.drivers.domain.ThemeImpact.Count;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TableTest {

  @Test
  void relationshipAndTouchpointAnswersAreNeverPooled() {
    var rows = List.of(row("delivery", 3, 2, null), row(null, 9, 6, null), row(null, 8, 6, null));
    assertEquals(1, new Table(rows, Outcome.NPS_TOUCHPOINT).size());
    assertEquals(2, new Table(rows, Outcome.NPS_RELATIONSHIP).size());
    assertEquals(3, new Table(rows, Outcome.CES).size());
  }

  @Test
  void aQuestionIsNoDriverOfItself() {
    var rows = new ArrayList<Row>();
    for (var at = 0; at < 100; at++) {
      rows.add(row("delivery", at % 11, 1 + at * 5 % 7, at % 2 == 0 ? -0.8 : 0.0));
    }
    var ofNps = new Table(rows, Outcome.NPS_TOUCHPOINT).drivers();
    var ofCes = new Table(rows, Outcome.CES).drivers();
    assertEquals(
        List.of("ease", "theme:delivery"),
        ofNps.drivers().stream().map(Driver::name).sorted().toList());
    assertEquals(List.of("theme:delivery"), ofCes.drivers().stream().map(Driver::name).toList());
  }

  @Test
  void howACustomerRatedATouchpointBeforeIsADriverOfTheRelationship() {
    var rows = new ArrayList<Row>();
    for (var at = 0; at < 100; at++) {
      var row = row(null, at % 11, 1 + at * 5 % 7, null);
      // Every other customer had rated deliveries, near what is recommended now; few had been to a
      // shop.
      Map<String, Double> ratings =
          at % 2 == 0
              ? Map.of("delivery", at % 11 + at % 3 / 2.0)
              : at < 30 ? Map.of("shop", 5.0 + at % 5) : Map.of();
      rows.add(new Row(row.evidence(), row.atRisk(), ratings));
    }
    var drivers = new Table(rows, Outcome.NPS_RELATIONSHIP).drivers();
    assertEquals(
        List.of("touchpoint:delivery", "ease"),
        drivers.drivers().stream().map(Driver::name).toList());
    assertEquals(50, drivers.fewest());
    assertEquals(50, drivers.drivers().getFirst().n());
  }

  @Test
  void aThemeCostsWhatTheScoreWouldGainWithoutIt() {
    var rows = new ArrayList<Row>();
    for (var at = 0; at < 100; at++) {
      rows.add(row("delivery", at < 40 ? 2 : 10, 5, at < 40 ? -0.8 : 0.0));
    }
    var impact = new Table(rows, Outcome.NPS_TOUCHPOINT).themes().getFirst();
    assertEquals("delivery", impact.theme());
    assertEquals(40, impact.n());
    assertEquals(20 - 100, impact.impact(), 1e-9);
  }

  @Test
  void theIntervalOfAThemeTakesBothPartsIntoAccount() {
    var impact = ThemeImpact.of("delivery", new Count(100, 20, 50), new Count(300, 150, 60));
    assertEquals(-15.0, impact.impact(), 1e-9);
    // 1.959964 · ¼ · √(100²·(0.694175 − 0.291262²)/103 + 100²·(0.698020 − 0.297030²)/303)
    assertEquals(4.36297, impact.high() - impact.impact(), 1e-5);
    assertEquals(impact.impact() - impact.low(), impact.high() - impact.impact(), 1e-9);
  }

  @Test
  void aThemeThatIsHardlyNamedIsNotLookedAt() {
    var rows = new ArrayList<Row>();
    for (var at = 0; at < 100; at++) {
      rows.add(row("delivery", 5, 5, at < 19 ? -0.8 : 0.0));
    }
    assertEquals(List.of(), new Table(rows, Outcome.NPS_TOUCHPOINT).themes());
  }

  /**
   * @param delivery how delivery was spoken of, 0 not at all; null where no words were read
   */
  private static Row row(String touchpoint, int nps, int ces, Double delivery) {
    var words =
        delivery == null
            ? Words.NONE
            : new Words(
                null, delivery, List.of(), delivery == 0 ? Map.of() : Map.of("delivery", delivery));
    var about = new Slices(touchpoint, null, null, null, null, null, null, null, null);
    return new Row(
        new Evidence(new Scores(nps, null, ces, null, null, null, null), words, 0, about),
        nps <= 6,
        Map.of());
  }
}

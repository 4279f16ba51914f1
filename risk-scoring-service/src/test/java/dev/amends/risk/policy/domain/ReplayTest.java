package dev.amends.risk.policy.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.amends.risk.assessment.domain.Evidence;
import dev.amends.risk.assessment.domain.Evidence.Slices;
import dev.amends.risk.assessment.domain.Field.Figure;
import dev.amends.risk.assessment.domain.Judge;
import dev.amends.risk.assessment.domain.RiskPolicy;
import dev.amends.risk.assessment.domain.Rule;
import dev.amends.risk.assessment.domain.Rule.Between;
import dev.amends.risk.assessment.domain.Scores;
import dev.amends.risk.assessment.domain.Words;
import dev.amends.risk.policy.domain.Replay.Assumptions;
import dev.amends.risk.policy.domain.Replay.Kind;
import dev.amends.risk.policy.domain.Replay.Response;
import dev.amends.risk.policy.domain.Replay.Week;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReplayTest {

  /** A Monday. */
  private static final Instant MONDAY = Instant.parse("2026-05-04T09:00:00Z");

  private final Replay replay =
      new Replay(
          judge(2, "strict", Figure.NPS, 6),
          judge(3, "lenient", Figure.NPS, 3),
          new Assumptions(Duration.ofDays(7), ZoneId.of("Europe/Stockholm")));

  @Test
  void whatIsJudgedOtherwiseIsCountedAndNamed() {
    add("C-1", 0, 2);
    add("C-2", 0, 5);
    add("C-3", 0, 9);
    var outcome = replay.outcome();
    assertEquals(3, outcome.responses());
    assertEquals(2, outcome.before().atRisk());
    assertEquals(1, outcome.after().atRisk());
    assertEquals(0, outcome.more());
    assertEquals(1, outcome.fewer());
    assertEquals(Map.of("strict", 2L), outcome.before().reasons());
    var change = outcome.changes().getFirst();
    assertEquals("C-2", change.customerId());
    assertEquals(Kind.FEWER, change.kind());
    assertEquals(List.of("strict"), change.reasons());
    assertEquals(true, change.opensCase());
  }

  @Test
  void whoIsAtRiskAgainWhileACaseIsOpenJoinsIt() {
    add("C-1", 0, 5);
    add("C-1", 6, 2);
    add("C-1", 7, 4);
    var outcome = replay.outcome();
    assertEquals(3, outcome.before().atRisk());
    assertEquals(2, outcome.before().cases());
    assertEquals(1, outcome.after().cases());
    assertEquals(
        List.of(
            new Week(LocalDate.parse("2026-05-04"), 1, 1),
            new Week(LocalDate.parse("2026-05-11"), 1, 0)),
        outcome.weeks());
    assertEquals(MONDAY, outcome.first());
    assertEquals(MONDAY.plus(Duration.ofDays(7)), outcome.last());
  }

  @Test
  void theBusiestWeekAndTheMostCasesOpenAtOnceAreTold() {
    add("C-1", 0, 1);
    add("C-2", 3, 1);
    add("C-3", 7, 1);
    add("C-4", 30, 1);
    var sum = replay.outcome().after();
    assertEquals(2, sum.busiestWeek());
    assertEquals(3, sum.openAtOnce());
  }

  @Test
  void nobodyIsCalledWhoCannotBeReached() {
    replay.add(response("C-1", 0, 1, false));
    assertEquals(1, replay.outcome().after().atRisk());
    assertEquals(0, replay.outcome().after().cases());
  }

  @Test
  void eachJudgeCountsTheEarlierDetractionsThatItSaw() {
    var again = judge(4, "again", Figure.EARLIER, null);
    var both = new Replay(judge(2, "strict", Figure.NPS, 6), again, replayAssumptions());
    both.add(response("C-1", 0, 5, true));
    both.add(response("C-1", 1, 5, true));
    assertEquals(2, both.outcome().before().atRisk());
    assertEquals(0, both.outcome().after().atRisk());
  }

  @Test
  void onlyTheNewestChangesAreKeptAndAllAreCounted() {
    for (var at = 0; at < Replay.MOST_CHANGES + 5; at++) {
      add("C-" + at, at % 50, 5);
    }
    var outcome = replay.outcome();
    assertEquals(Replay.MOST_CHANGES + 5, outcome.fewer());
    assertEquals(Replay.MOST_CHANGES, outcome.changes().size());
    assertEquals(MONDAY.plus(Duration.ofDays(49)), outcome.changes().getFirst().at());
  }

  @Test
  void withoutAnyResponseThereIsNoDifference() {
    var outcome = replay.outcome();
    assertEquals(0, outcome.responses());
    assertNull(outcome.first());
    assertEquals(0, outcome.after().openAtOnce());
  }

  private static Assumptions replayAssumptions() {
    return new Assumptions(Duration.ofDays(7), ZoneId.of("Europe/Stockholm"));
  }

  private void add(String customer, int day, int nps) {
    replay.add(response(customer, day, nps, true));
  }

  private static Response response(String customer, int day, int nps, boolean callable) {
    return new Response(
        UUID.randomUUID(),
        customer,
        MONDAY.plus(Duration.ofDays(day)),
        false,
        callable,
        new Evidence(
            new Scores(nps, null, null, null, null, null, null), Words.NONE, 9, Slices.NONE));
  }

  /** At most so much, or at least one where there is no most. */
  private static Judge judge(int version, String name, Figure figure, Integer most) {
    var condition =
        most == null
            ? new Between(figure, 1.0, null)
            : new Between(figure, null, most.doubleValue());
    return new Judge(
        new RiskPolicy(version, List.of(new Rule(name, null, List.of(condition))), 0.2, 0.5));
  }
}

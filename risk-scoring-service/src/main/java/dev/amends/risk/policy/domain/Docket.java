package dev.amends.risk.policy.domain;

import dev.amends.risk.assessment.domain.Judge;
import dev.amends.risk.policy.domain.Replay.Assumptions;
import dev.amends.risk.policy.domain.Replay.Response;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What one judge makes of a history: who is at risk, and the cases that come of it. */
public final class Docket {

  /**
   * @param atRisk responses at risk
   * @param cases cases opened; more responses of the same customer join one that is open
   * @param busiestWeek the most cases opened in one week
   * @param openAtOnce the most cases open on one day
   * @param reasons how many responses each rule applied to
   */
  public record Sum(
      long atRisk,
      long cases,
      long busiestWeek,
      long openAtOnce,
      SortedMap<String, Long> reasons) {}

  /** How one response was judged. */
  record Entry(boolean atRisk, List<String> reasons, boolean opensCase) {}

  private final Judge judge;
  private final Assumptions assumptions;
  private final SortedMap<String, Long> reasons = new TreeMap<>();
  private final SortedMap<LocalDate, Long> weeks = new TreeMap<>();

  /** How many more cases are open on a day than on the day before. */
  private final SortedMap<LocalDate, Long> openings = new TreeMap<>();

  private long atRisk;
  private long cases;
  private int earlier;
  private Instant openUntil = Instant.MIN;

  Docket(Judge judge, Assumptions assumptions) {
    this.judge = judge;
    this.assumptions = assumptions;
  }

  void nextCustomer() {
    earlier = 0;
    openUntil = Instant.MIN;
  }

  Entry judge(Response response) {
    var evidence = response.evidence().withEarlier(earlier);
    var judgement = response.byRule() ? judge.byRule(evidence) : judge.judge(evidence);
    if (!judgement.atRisk()) {
      return new Entry(false, List.of(), false);
    }
    earlier++;
    atRisk++;
    judgement.reasons().forEach(reason -> reasons.merge(reason, 1L, Long::sum));
    var opens = response.callable() && !response.at().isBefore(openUntil);
    if (opens) {
      open(response.at());
    }
    return new Entry(true, judgement.reasons(), opens);
  }

  private void open(Instant at) {
    cases++;
    openUntil = at.plus(assumptions.caseOpen());
    var day = day(at);
    weeks.merge(day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)), 1L, Long::sum);
    openings.merge(day, 1L, Long::sum);
    openings.merge(day(openUntil).plusDays(1), -1L, Long::sum);
  }

  private LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, assumptions.zone());
  }

  SortedMap<LocalDate, Long> casesByWeek() {
    return weeks;
  }

  Sum sum() {
    var open = 0L;
    var most = 0L;
    for (var change : openings.values()) {
      open += change;
      most = Math.max(most, open);
    }
    var busiest = weeks.values().stream().mapToLong(Long::longValue).max().orElse(0);
    return new Sum(atRisk, cases, busiest, most, new TreeMap<>(reasons));
  }
}

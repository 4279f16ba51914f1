package dev.amends.recovery.sla;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.amends.recovery.sla.BusinessCalendar.Period;
import dev.amends.recovery.sla.CaseClock.Kind;
import dev.amends.recovery.sla.SlaStep.Alarm;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CaseClockTest {

  /** Times are UTC; Stockholm is two hours ahead, and works from 06:00 to 15:00 in them. */
  private static final Instant MONDAY = Instant.parse("2026-05-04T06:00:00Z");

  private static final Instant TUESDAY = Instant.parse("2026-05-05T06:00:00Z");

  private final BusinessCalendar calendar = calendar();
  private final SlaTerms terms =
      SlaTerms.of(
          calendar,
          Map.of(Kind.FIRST_CONTACT, Duration.ofHours(8), Kind.RESOLUTION, Duration.ofHours(45)),
          Duration.ofHours(2),
          List.of(Duration.ofHours(4), Duration.ofHours(9)));

  @Test
  void itIsDueWhenItsBusinessTimeHasPassed() {
    assertEquals(hours(MONDAY, 8), started().dueAt());
  }

  @Test
  void itTellsEachStepOnceAndInOrder() {
    var clock = started();
    var told =
        List.of(
            next(clock),
            next(clock.rang()),
            next(clock.rang().rang()),
            next(clock.rang().rang().rang()));
    assertEquals(
        List.of(
            new Told(Alarm.WARNING, 0, hours(MONDAY, 6)),
            new Told(Alarm.BREACH, 0, hours(MONDAY, 8)),
            new Told(Alarm.ESCALATION, 1, hours(TUESDAY, 3)),
            new Told(Alarm.ESCALATION, 2, hours(TUESDAY, 8))),
        told);
    assertEquals(Optional.empty(), clock.rang().rang().rang().rang().next(terms));
  }

  @Test
  void whoHasNoTimeForAWarningIsNotWarned() {
    var hasty =
        SlaTerms.of(
            calendar,
            Map.of(Kind.FIRST_CONTACT, Duration.ofHours(2)),
            Duration.ofHours(2),
            List.of());
    var clock = CaseClock.start(Kind.FIRST_CONTACT, MONDAY, hasty);
    assertEquals(Alarm.BREACH, clock.next(hasty).orElseThrow().step().alarm());
  }

  @Test
  void aPauseMovesWhatIsDueByTheBusinessTimeItTook() {
    var paused = started().pause(hours(MONDAY, 3), calendar);
    var resumed = paused.resume(hours(TUESDAY, 1), calendar);
    assertEquals(Duration.ofHours(5), paused.left());
    assertEquals(Optional.empty(), paused.next(terms));
    assertEquals(hours(TUESDAY, 6), resumed.dueAt());
    assertEquals(Duration.ofHours(7), resumed.paused());
    assertEquals(hours(TUESDAY, 4), next(resumed).at());
  }

  @Test
  void aPauseDoesNotMendWhatIsOverdue() {
    var late = started().pause(hours(TUESDAY, 1), calendar).resume(hours(TUESDAY, 5), calendar);
    assertEquals(hours(MONDAY, 8), late.dueAt());
    assertEquals(Duration.ofHours(-2), late.left());
    // The escalation comes four business hours after the breach, of which two had passed.
    assertEquals(hours(TUESDAY, 7), next(late.rang().rang()).at());
  }

  @Test
  void whoStopsAtTheVeryMomentIsInTime() {
    assertTrue(started().stop(hours(MONDAY, 8), calendar).inTime());
    assertFalse(started().stop(hours(MONDAY, 8).plusMillis(1), calendar).inTime());
    assertFalse(started().inTime());
  }

  @Test
  void whatStandsStillCanBeStoppedAndNothingStopsTwice() {
    var stopped = started().pause(hours(MONDAY, 3), calendar).stop(hours(TUESDAY, 1), calendar);
    assertTrue(stopped.inTime());
    assertEquals(stopped, stopped.stop(hours(TUESDAY, 9), calendar));
    assertEquals(stopped, stopped.resume(hours(TUESDAY, 9), calendar));
    assertEquals(stopped, stopped.pause(hours(TUESDAY, 9), calendar));
  }

  @Test
  void anEscalationComesAfterTheBreachAndAfterTheOneBefore() {
    for (var escalations : List.of(List.of(0), List.of(2, 2))) {
      var after = escalations.stream().map(Duration::ofHours).toList();
      assertThrows(
          IllegalArgumentException.class,
          () -> SlaTerms.of(calendar, Map.of(), Duration.ofHours(2), after));
    }
  }

  private record Told(Alarm alarm, int level, Instant at) {}

  private Told next(CaseClock clock) {
    var ring = clock.next(terms).orElseThrow();
    return new Told(ring.step().alarm(), ring.step().level(), ring.at());
  }

  private CaseClock started() {
    return CaseClock.start(Kind.FIRST_CONTACT, MONDAY, terms);
  }

  private static Instant hours(Instant from, long hours) {
    return from.plus(Duration.ofHours(hours));
  }

  static BusinessCalendar calendar() {
    var week = new EnumMap<DayOfWeek, List<Period>>(DayOfWeek.class);
    for (var day : DayOfWeek.values()) {
      if (day.compareTo(DayOfWeek.SATURDAY) < 0) {
        week.put(day, List.of(new Period(LocalTime.of(8, 0), LocalTime.of(17, 0))));
      }
    }
    return new BusinessCalendar(ZoneId.of("Europe/Stockholm"), week, day -> false);
  }
}

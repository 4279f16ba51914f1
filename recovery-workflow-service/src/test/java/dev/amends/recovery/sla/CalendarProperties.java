package dev.amends.recovery.sla;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.amends.recovery.sla.BusinessCalendar.Period;
import dev.amends.recovery.sla.CaseClock.Kind;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * What must hold of business time under every calendar: any week with up to three shifts a day,
 * holidays, four time zones with and without a change of the hour, years around the changes.
 */
class CalendarProperties {

  private static final long FIRST = Instant.parse("2025-01-01T00:00:00Z").getEpochSecond();
  private static final long LAST = Instant.parse("2028-12-31T00:00:00Z").getEpochSecond();

  @Property
  void whatIsAddedHasPassed(
      @ForAll("calendars") BusinessCalendar calendar,
      @ForAll("moments") Instant start,
      @ForAll("times") Duration work) {
    assertEquals(work, calendar.between(start, calendar.plus(start, work)));
  }

  @Property
  void timeAddedInTwoPartsIsTimeAddedAtOnce(
      @ForAll("calendars") BusinessCalendar calendar,
      @ForAll("moments") Instant start,
      @ForAll("times") Duration first,
      @ForAll("times") Duration second) {
    assertEquals(
        calendar.plus(start, first.plus(second)),
        calendar.plus(calendar.plus(start, first), second));
  }

  @Property
  void businessTimeOfTwoPartsIsThatOfTheWhole(
      @ForAll("calendars") BusinessCalendar calendar,
      @ForAll("moments") Instant one,
      @ForAll("times") Duration first,
      @ForAll("times") Duration second) {
    var middle = one.plus(first);
    var end = middle.plus(second);
    assertEquals(
        calendar.between(one, end),
        calendar.between(one, middle).plus(calendar.between(middle, end)));
  }

  @Property
  void itNeverPassesFasterThanTheClockOnTheWall(
      @ForAll("calendars") BusinessCalendar calendar,
      @ForAll("moments") Instant start,
      @ForAll("times") Duration time) {
    var passed = calendar.between(start, start.plus(time));
    assertFalse(passed.isNegative());
    assertTrue(passed.compareTo(time) <= 0);
    assertEquals(Duration.ZERO, calendar.between(start.plus(time), start));
  }

  @Property
  void aLaterStartIsNeverDueEarlier(
      @ForAll("calendars") BusinessCalendar calendar,
      @ForAll("moments") Instant start,
      @ForAll("times") Duration later,
      @ForAll("times") Duration work) {
    assertFalse(calendar.plus(start.plus(later), work).isBefore(calendar.plus(start, work)));
  }

  @Property
  void aPauseCostsExactlyTheBusinessTimeItTook(
      @ForAll("calendars") BusinessCalendar calendar,
      @ForAll("moments") Instant start,
      @ForAll("times") Duration before,
      @ForAll("times") Duration pause) {
    var target = Duration.ofHours(40);
    var terms =
        SlaTerms.of(calendar, Map.of(Kind.RESOLUTION, target), Duration.ofHours(2), List.of());
    var pausedAt = start.plus(before);
    var resumedAt = pausedAt.plus(pause);
    var started = CaseClock.start(Kind.RESOLUTION, start, terms);
    var resumed = started.pause(pausedAt, calendar).resume(resumedAt, calendar);
    assertEquals(calendar.between(pausedAt, resumedAt), resumed.paused());
    var expected =
        pausedAt.isAfter(started.dueAt())
            ? started.dueAt()
            : calendar.plus(resumedAt, target.minus(calendar.between(start, pausedAt)));
    assertEquals(expected, resumed.dueAt());
  }

  @Provide
  Arbitrary<Instant> moments() {
    return Arbitraries.longs().between(FIRST, LAST).map(Instant::ofEpochSecond);
  }

  @Provide
  Arbitrary<Duration> times() {
    return Arbitraries.longs().between(1, Duration.ofDays(10).toSeconds()).map(Duration::ofSeconds);
  }

  @Provide
  Arbitrary<BusinessCalendar> calendars() {
    var zones =
        Arbitraries.of("Europe/Stockholm", "America/St_Johns", "Asia/Tokyo", "Australia/Lord_Howe")
            .map(ZoneId::of);
    // Every seventh to thirtieth day off, so that no week is without work for ever.
    var holidays = Arbitraries.integers().between(7, 30);
    return Combinators.combine(zones, weeks(), holidays)
        .as(
            (zone, week, every) ->
                new BusinessCalendar(zone, week, (LocalDate day) -> day.toEpochDay() % every == 0));
  }

  /** At least one of Monday and Tuesday has work: two days are not both every holiday. */
  private static Arbitrary<Map<DayOfWeek, List<Period>>> weeks() {
    return day()
        .list()
        .ofSize(7)
        .filter(days -> days.stream().filter(day -> !day.isEmpty()).count() >= 2)
        .map(
            days -> {
              var week = new EnumMap<DayOfWeek, List<Period>>(DayOfWeek.class);
              for (var day : DayOfWeek.values()) {
                week.put(day, days.get(day.ordinal()));
              }
              return week;
            });
  }

  /** Up to three shifts: every two of six different quarters of the day, in order. */
  private static Arbitrary<List<Period>> day() {
    return Arbitraries.integers()
        .between(0, 95)
        .set()
        .ofMinSize(0)
        .ofMaxSize(6)
        .map(
            quarters -> {
              var ends = quarters.stream().sorted().map(CalendarProperties::time).toList();
              return IntStream.range(0, ends.size() / 2)
                  .mapToObj(i -> new Period(ends.get(2 * i), ends.get(2 * i + 1)))
                  .toList();
            });
  }

  private static LocalTime time(int quarter) {
    return LocalTime.MIDNIGHT.plusMinutes(quarter * 15L);
  }
}

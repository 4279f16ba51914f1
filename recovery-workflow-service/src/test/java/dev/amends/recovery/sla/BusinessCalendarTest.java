package dev.amends.recovery.sla;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BusinessCalendarTest {

  private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
  private static final LocalDate FIRST_OF_MAY = LocalDate.of(2026, 5, 1);

  private final BusinessCalendar calendar =
      new BusinessCalendar(STOCKHOLM, week(period("08:00", "17:00")), FIRST_OF_MAY::equals);

  @ParameterizedTest
  @CsvSource({
    // opened, work, due; times in UTC, two hours behind Stockholm in summer
    "2026-05-04T07:00:00Z, PT2H, 2026-05-04T09:00:00Z", // within the day
    "2026-05-04T04:00:00Z, PT1H, 2026-05-04T07:00:00Z", // before opening
    "2026-05-04T14:00:00Z, PT2H, 2026-05-05T07:00:00Z", // over the night
    "2026-05-08T14:00:00Z, PT2H, 2026-05-11T07:00:00Z", // over the weekend
    "2026-04-30T14:00:00Z, PT2H, 2026-05-04T07:00:00Z", // over a holiday and the weekend
    "2026-05-09T10:00:00Z, PT0S, 2026-05-11T06:00:00Z", // nothing is due while nobody works
    "2026-05-04T06:00:00Z, PT9H, 2026-05-04T15:00:00Z" // exactly one day
  })
  void businessTimePassesOnlyWhilePeopleWork(Instant opened, Duration work, Instant due) {
    assertEquals(due, calendar.plus(opened, work));
  }

  @Test
  void lunchIsNotWorkingTime() {
    var split =
        new BusinessCalendar(
            STOCKHOLM, week(period("08:00", "12:00"), period("13:00", "17:00")), day -> false);
    assertEquals(
        Instant.parse("2026-05-04T11:30:00Z"),
        split.plus(Instant.parse("2026-05-04T09:30:00Z"), Duration.ofHours(1)));
  }

  @Test
  void theNightWhenTheHourChangesDoesNotShiftTheDay() {
    // Clocks in Sweden go back on Sunday 25 October 2026.
    assertEquals(
        Instant.parse("2026-10-26T08:00:00Z"),
        calendar.plus(Instant.parse("2026-10-23T14:00:00Z"), Duration.ofHours(2)));
  }

  @Test
  void aCalendarWithoutWorkingTimeIsAMistakeAndNotAnEndlessLoop() {
    var never = new BusinessCalendar(STOCKHOLM, Map.of(), day -> false);
    assertThrows(IllegalStateException.class, () -> never.plus(Instant.EPOCH, Duration.ofHours(1)));
  }

  @Test
  void workingPeriodsAreCutIntoTimesOfOneLength() {
    var split =
        new BusinessCalendar(
            STOCKHOLM,
            week(period("08:00", "11:00"), period("13:00", "15:00")),
            FIRST_OF_MAY::equals);
    // A Thursday before a holiday and a weekend; the third hour of the morning is too short.
    assertEquals(
        List.of(
            "2026-04-30T06:00:00Z", "2026-04-30T11:00:00Z",
            "2026-05-04T06:00:00Z", "2026-05-04T11:00:00Z"),
        split.windows(Instant.parse("2026-04-30T10:00:00Z"), Duration.ofHours(2), 2).stream()
            .map(time -> time.from().toString())
            .toList());
  }

  @Test
  void aCalendarWithoutWorkingTimeOffersNothing() {
    var never = new BusinessCalendar(STOCKHOLM, Map.of(), day -> false);
    assertEquals(List.of(), never.windows(Instant.EPOCH, Duration.ofHours(2), 3));
  }

  private static BusinessCalendar.Period period(String from, String to) {
    return new BusinessCalendar.Period(LocalTime.parse(from), LocalTime.parse(to));
  }

  private static Map<DayOfWeek, List<BusinessCalendar.Period>> week(
      BusinessCalendar.Period... periods) {
    var week = new EnumMap<DayOfWeek, List<BusinessCalendar.Period>>(DayOfWeek.class);
    for (var day = DayOfWeek.MONDAY; day != DayOfWeek.SATURDAY; day = day.plus(1)) {
      week.put(day, List.of(periods));
    }
    return week;
  }
}

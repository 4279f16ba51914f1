package dev.amends.recovery.sla;

import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import dev.amends.recovery.sla.BusinessCalendar.Period;
import dev.amends.recovery.sla.CaseClock.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The deadlines of this installation. */
@ApplicationScoped
public class SlaClock {

  private final SlaTerms terms;

  SlaClock(SlaConfig config) {
    var holidays = HolidayManager.getInstance(ManagerParameters.create(config.holidays()));
    // Asked for every day of every deadline; there are only so many days.
    var known = new ConcurrentHashMap<LocalDate, Boolean>();
    var calendar =
        new BusinessCalendar(
            config.zone(),
            week(config.hours()),
            day -> known.computeIfAbsent(day, date -> holidays.isHoliday(date)));
    terms =
        SlaTerms.of(
            calendar,
            Map.of(Kind.FIRST_CONTACT, config.firstContact(), Kind.RESOLUTION, config.resolution()),
            config.warning(),
            config.escalations());
  }

  public SlaTerms terms() {
    return terms;
  }

  /** Times of this length at which people work, see {@link BusinessCalendar#windows}. */
  public List<BusinessCalendar.Window> windows(Instant from, Duration length, int days) {
    return terms.calendar().windows(from, length, days);
  }

  public ZoneId zone() {
    return terms.calendar().zone();
  }

  private static Map<DayOfWeek, List<Period>> week(Map<DayOfWeek, List<String>> hours) {
    var week = new EnumMap<DayOfWeek, List<Period>>(DayOfWeek.class);
    hours.forEach(
        (day, periods) ->
            week.put(
                day,
                periods.stream()
                    .filter(period -> !"closed".equals(period.strip()))
                    .map(SlaClock::period)
                    .sorted(Comparator.comparing(Period::from))
                    .toList()));
    return week;
  }

  private static Period period(String text) {
    var ends = text.strip().split("-", -1);
    if (ends.length != 2) {
      throw notHours(text);
    }
    try {
      return new Period(LocalTime.parse(ends[0].strip()), LocalTime.parse(ends[1].strip()));
    } catch (DateTimeParseException e) {
      throw notHours(text);
    }
  }

  private static IllegalArgumentException notHours(String text) {
    return new IllegalArgumentException(
        "amends.sla.hours takes periods such as 08:00-12:00,13:00-17:00 or closed, not " + text);
  }
}

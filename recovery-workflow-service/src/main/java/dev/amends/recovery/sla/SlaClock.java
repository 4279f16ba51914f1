package dev.amends.recovery.sla;

import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;

/** The deadlines of this installation. */
@ApplicationScoped
public class SlaClock {

  private final BusinessCalendar calendar;
  private final SlaConfig config;

  SlaClock(SlaConfig config) {
    this.config = config;
    var holidays = HolidayManager.getInstance(ManagerParameters.create(config.holidays()));
    var week = new EnumMap<DayOfWeek, List<BusinessCalendar.Period>>(DayOfWeek.class);
    var hours = List.of(new BusinessCalendar.Period(config.opens(), config.closes()));
    for (var day = DayOfWeek.MONDAY; day != DayOfWeek.SATURDAY; day = day.plus(1)) {
      week.put(day, hours);
    }
    calendar =
        new BusinessCalendar(config.zone(), week, (LocalDate date) -> holidays.isHoliday(date));
  }

  /** Times of this length at which people work, see {@link BusinessCalendar#windows}. */
  public List<BusinessCalendar.Window> windows(Instant from, Duration length, int days) {
    return calendar.windows(from, length, days);
  }

  public ZoneId zone() {
    return config.zone();
  }

  /** When the customer must have heard from a person. */
  public Instant firstContactDue(Instant openedAt) {
    return calendar.plus(openedAt, config.firstContact());
  }
}

package dev.amends.peer.recovery;

import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import dev.amends.recovery.sla.BusinessCalendar;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import org.springframework.stereotype.Component;

/** Eight working hours in Sweden. */
@Component
class Sla {

  private final BusinessCalendar calendar;

  Sla() {
    var holidays = HolidayManager.getInstance(ManagerParameters.create("se"));
    var week = new EnumMap<DayOfWeek, List<BusinessCalendar.Period>>(DayOfWeek.class);
    for (var day = DayOfWeek.MONDAY; day != DayOfWeek.SATURDAY; day = day.plus(1)) {
      week.put(day, List.of(new BusinessCalendar.Period(LocalTime.of(8, 0), LocalTime.of(17, 0))));
    }
    calendar =
        new BusinessCalendar(
            ZoneId.of("Europe/Stockholm"), week, (LocalDate date) -> holidays.isHoliday(date));
  }

  Instant due(Instant from) {
    return calendar.plus(from, Duration.ofHours(8));
  }
}

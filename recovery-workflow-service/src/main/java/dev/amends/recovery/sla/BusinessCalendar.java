package dev.amends.recovery.sla;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * When people work: the periods of each weekday, in order and without overlap, in one time zone,
 * never on public holidays. Periods are wall-clock times; their length is what the clock on the
 * wall took, also when the hour changes.
 */
public record BusinessCalendar(
    ZoneId zone, Map<DayOfWeek, List<Period>> week, Predicate<LocalDate> holiday) {

  /** Further ahead than any deadline; reached only by a calendar without working time. */
  static final int MAX_DAYS = 3_660;

  /** From, inclusive, to, exclusive; several a day are several shifts. */
  public record Period(LocalTime from, LocalTime to) {

    public Period {
      if (!from.isBefore(to)) {
        throw new IllegalArgumentException(
            "A working period must end after it begins: " + from + " to " + to);
      }
    }
  }

  /** The instant at which {@code work} of business time has passed since {@code start}. */
  public Instant plus(Instant start, Duration work) {
    var remaining = work;
    var day = LocalDate.ofInstant(start, zone);
    for (var days = 0; days < MAX_DAYS; days++) {
      for (var span : spans(day)) {
        var from = max(start, span.from());
        if (from.isBefore(span.until())) {
          var available = Duration.between(from, span.until());
          if (available.compareTo(remaining) >= 0) {
            return from.plus(remaining);
          }
          remaining = remaining.minus(available);
        }
      }
      day = day.plusDays(1);
    }
    throw new IllegalStateException(
        "The calendar has no working time within " + MAX_DAYS + " days");
  }

  /**
   * How much business time passes between two moments; zero if the second is not after the first.
   */
  public Duration between(Instant from, Instant until) {
    var passed = Duration.ZERO;
    for (var day = LocalDate.ofInstant(from, zone);
        at(day, LocalTime.MIN).isBefore(until);
        day = day.plusDays(1)) {
      for (var span : spans(day)) {
        var begins = max(from, span.from());
        var ends = min(until, span.until());
        passed = begins.isBefore(ends) ? passed.plus(Duration.between(begins, ends)) : passed;
      }
    }
    return passed;
  }

  /** Both ends are moments; the end is not part of it. */
  public record Window(Instant from, Instant until) {}

  /**
   * The working periods of the next days with working time, today included, cut into pieces of this
   * length; what is left of a period is left out.
   *
   * @param days how many days with working time
   */
  public List<Window> windows(Instant now, Duration length, int days) {
    var windows = new ArrayList<Window>();
    var day = LocalDate.ofInstant(now, zone);
    for (int looked = 0, found = 0; looked < MAX_DAYS && found < days; looked++) {
      var spans = spans(day);
      for (var span : spans) {
        for (var from = span.from();
            !from.plus(length).isAfter(span.until());
            from = from.plus(length)) {
          windows.add(new Window(from, from.plus(length)));
        }
      }
      found += spans.isEmpty() ? 0 : 1;
      day = day.plusDays(1);
    }
    return windows;
  }

  /**
   * The working periods of the day as moments. In the night when an hour is left out two of them
   * can come to lie over each other: no moment counts twice.
   */
  private List<Window> spans(LocalDate day) {
    if (holiday.test(day)) {
      return List.of();
    }
    var spans = new ArrayList<Window>();
    var end = Instant.MIN;
    for (var period : week.getOrDefault(day.getDayOfWeek(), List.of())) {
      var from = max(end, at(day, period.from()));
      var until = at(day, period.to());
      if (from.isBefore(until)) {
        spans.add(new Window(from, until));
        end = until;
      }
    }
    return spans;
  }

  private Instant at(LocalDate day, LocalTime time) {
    return day.atTime(time).atZone(zone).toInstant();
  }

  private static Instant min(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }

  private static Instant max(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}

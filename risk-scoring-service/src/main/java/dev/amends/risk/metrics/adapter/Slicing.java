package dev.amends.risk.metrics.adapter;

import dev.amends.edge.problem.ErrorCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How a caller says which days count and what figures are broken down by. */
@ApplicationScoped
public class Slicing {

  /**
   * Which responses count.
   *
   * @param from the first day, or null
   * @param to the day behind the last one, or null
   * @param where dimensions that have one value
   */
  public record Slice(LocalDate from, LocalDate to, Map<String, String> where) {

    Slice with(String dimension, String value) {
      var more = new TreeMap<>(where);
      more.put(dimension, value);
      return new Slice(from, to, more);
    }
  }

  private static final Set<String> NEVER_EMPTY = Set.of("tag", "week");

  private final ZoneId zone;
  private final Clock clock;

  Slicing(
      @ConfigProperty(name = "amends.business.zone", defaultValue = "Europe/Stockholm") ZoneId zone,
      Clock clock) {
    this.zone = zone;
    this.clock = clock;
  }

  /** Columns by their own names, and the week of the day. */
  static Map<String, String> dimensions(String... columns) {
    var dimensions = new LinkedHashMap<String, String>();
    for (var column : columns) {
      dimensions.put(column, column);
    }
    dimensions.put("week", "to_char(day, 'IYYY-\"W\"IW')");
    return dimensions;
  }

  /**
   * @param by names with commas between them, or null
   */
  static List<String> by(String by, Collection<String> dimensions) {
    var wanted = by == null || by.isBlank() ? List.<String>of() : List.of(by.split(","));
    for (var dimension : wanted) {
      if (!dimensions.contains(dimension)) {
        throw ErrorCode.INVALID.because("by takes " + String.join(", ", dimensions) + ".");
      }
    }
    return wanted.stream().distinct().toList();
  }

  /**
   * The slice that the parameters of a request name: {@code from}, {@code to}, and dimensions with
   * their values.
   *
   * @param prefix before the names, perhaps empty; other parameters are somebody else's
   */
  public Slice slice(
      MultivaluedMap<String, String> parameters, String prefix, Collection<String> dimensions) {
    var where = new TreeMap<String, String>();
    for (var dimension : dimensions) {
      var value = parameters.getFirst(prefix + dimension);
      if (value != null) {
        where.put(dimension, said(prefix + dimension, dimension, value));
      }
    }
    return new Slice(
        day(parameters.getFirst(prefix + "from"), prefix + "from"),
        day(parameters.getFirst(prefix + "to"), prefix + "to"),
        where);
  }

  /** What is empty was not said; but every response has a week, and tags or none. */
  private static String said(String name, String dimension, String value) {
    if (value.indexOf('\0') >= 0 || (value.isEmpty() && NEVER_EMPTY.contains(dimension))) {
      throw ErrorCode.INVALID.because(name + " is a value that responses can have.");
    }
    return value;
  }

  /**
   * Who mistypes a name is not to get the figure of something else.
   *
   * @param prefixes of the slices that are named
   * @param others that the caller takes besides
   */
  public static void refuseUnknown(
      MultivaluedMap<String, String> parameters,
      List<String> prefixes,
      Collection<String> dimensions,
      List<String> others) {
    var known = new TreeSet<>(others);
    for (var prefix : prefixes) {
      known.add(prefix + "from");
      known.add(prefix + "to");
      dimensions.forEach(dimension -> known.add(prefix + dimension));
    }
    for (var parameter : parameters.entrySet()) {
      if (!known.contains(parameter.getKey()) || parameter.getValue().size() > 1) {
        throw ErrorCode.INVALID.because(
            "Each of these can be said once: " + String.join(", ", known) + ".");
      }
    }
  }

  /** A date, or a time of which the day counts; null if nothing was said. */
  public LocalDate day(String text, String name) {
    try {
      if (text == null || text.isBlank()) {
        return null;
      }
      return text.length() > 10
          ? OffsetDateTime.parse(text).atZoneSameInstant(zone).toLocalDate()
          : LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw ErrorCode.INVALID.because(name + " is a date like 2026-05-01.");
    }
  }

  /** In the zone of the business. */
  public LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), zone);
  }
}

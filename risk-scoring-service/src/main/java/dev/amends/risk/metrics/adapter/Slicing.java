package dev.amends.risk.metrics.adapter;

import dev.amends.edge.problem.ErrorCode;
import dev.amends.risk.metrics.adapter.MetricQuery.Slice;
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
import java.util.TreeMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How a caller says which days count and what figures are broken down by. */
@ApplicationScoped
class Slicing {

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
  Slice slice(
      MultivaluedMap<String, String> parameters, String prefix, Collection<String> dimensions) {
    var where = new TreeMap<String, String>();
    for (var name : parameters.keySet()) {
      if (name.startsWith(prefix) && dimensions.contains(name.substring(prefix.length()))) {
        where.put(name.substring(prefix.length()), parameters.getFirst(name));
      }
    }
    return new Slice(
        day(parameters.getFirst(prefix + "from"), prefix + "from"),
        day(parameters.getFirst(prefix + "to"), prefix + "to"),
        where);
  }

  /** A date, or a time of which the day counts; null if nothing was said. */
  LocalDate day(String text, String name) {
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

  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), zone);
  }
}

package dev.amends.risk.metrics.adapter;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import dev.amends.edge.problem.ErrorCode;
import dev.amends.edge.security.Caller;
import dev.amends.edge.security.Roles;
import dev.amends.risk.metrics.adapter.Slicing.Slice;
import dev.amends.risk.metrics.domain.Comparison;
import dev.amends.risk.metrics.domain.Series;
import dev.amends.risk.metrics.domain.Statistic;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestQuery;

/** Metrics over slices, each with its definition, n and interval. */
@Path("/api/risk/metrics")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.CX_LEAD)
public class MetricResource {

  private final MetricQuery query;
  private final Slicing slicing;
  private final EmployeeRules employees;
  private final Caller caller;

  MetricResource(MetricQuery query, Slicing slicing, EmployeeRules employees, Caller caller) {
    this.query = query;
    this.slicing = slicing;
    this.employees = employees;
    this.caller = caller;
  }

  /**
   * One slice; {@code value}, {@code low} and {@code high} are absent when nothing was answered.
   *
   * @param also further figures of the definition, by name: {@code easy} and {@code net} of ces,
   *     {@code net} of lba, in per cent
   */
  @JsonInclude(Include.NON_NULL)
  public record Group(
      Map<String, String> key,
      String definition,
      long n,
      Double value,
      Double low,
      Double high,
      boolean smallSample,
      @JsonInclude(Include.NON_EMPTY) Map<String, Statistic> also,
      Map<Integer, Long> answers) {}

  /**
   * @param definition of all groups; when series of several definitions matched, the common name,
   *     and each group tells its own
   * @param until of figures about single employees, the first day that does not count; else absent
   * @param tooFew of the same, how many groups have too few answers to be told; else absent
   */
  @JsonInclude(Include.NON_NULL)
  public record Metrics(
      String metric,
      String definition,
      String scale,
      LocalDate until,
      Integer tooFew,
      List<Group> groups) {}

  /**
   * No {@code from} and {@code to} means all time; {@code to} is exclusive; dates are days in the
   * business's zone. A parameter named like a dimension lets only that value count.
   */
  @GET
  @RunOnVirtualThread
  public Metrics metrics(@RestQuery String metric, @RestQuery String by, @Context UriInfo address)
      throws SQLException {
    var series = series(metric);
    var dimensions = MetricQuery.DIMENSIONS.keySet();
    Slicing.refuseUnknown(
        address.getQueryParameters(), List.of(""), dimensions, List.of("metric", "by"));
    var wanted = Slicing.by(by, dimensions);
    var slice =
        employees.forOthers(slicing.slice(address.getQueryParameters(), "", dimensions), wanted);
    var all = groups(series, slice, wanted);
    var seen =
        all.stream().filter(each -> EmployeeRules.mayBeSeen(slice, each.key(), each.n())).toList();
    return EmployeeRules.concerns(slice, wanted)
        ? metrics(series, slice.to(), all.size() - seen.size(), seen)
        : metrics(series, null, null, seen);
  }

  /**
   * The caller's own figures, of the responses of customers whom the caller served: all of them, at
   * once.
   */
  @GET
  @Path("/mine")
  @RolesAllowed({Roles.AGENT, Roles.TEAM_LEAD, Roles.MARKETER, Roles.CX_LEAD})
  @RunOnVirtualThread
  public Metrics mine(@RestQuery String metric, @RestQuery String by, @Context UriInfo address)
      throws SQLException {
    var series = series(metric);
    var dimensions = new ArrayList<>(MetricQuery.DIMENSIONS.keySet());
    dimensions.remove(EmployeeRules.DIMENSION);
    Slicing.refuseUnknown(
        address.getQueryParameters(), List.of(""), dimensions, List.of("metric", "by"));
    employees.refuseIfOff();
    var slice =
        slicing
            .slice(address.getQueryParameters(), "", dimensions)
            .with(EmployeeRules.DIMENSION, caller.name());
    return metrics(series, null, null, groups(series, slice, Slicing.by(by, dimensions)));
  }

  private List<Group> groups(List<Series> series, Slice slice, List<String> by)
      throws SQLException {
    var answers = query.answers(series, slice, by);
    if (answers.size() > MetricQuery.MAX_GROUPS) {
      throw ErrorCode.INVALID.because(
          "More than " + MetricQuery.MAX_GROUPS + " groups; break down by less.");
    }
    var groups = new ArrayList<Group>();
    answers.forEach((group, counts) -> groups.add(group(group, counts)));
    return groups;
  }

  private static Metrics metrics(
      List<Series> series, LocalDate until, Integer tooFew, List<Group> groups) {
    var definitions = groups.stream().map(Group::definition).distinct().toList();
    var definition =
        switch (definitions.size()) {
          case 0 -> series.getFirst().definition();
          case 1 -> definitions.getFirst();
          default -> series.getFirst().metric() + "/1";
        };
    return new Metrics(
        series.getFirst().metric(), definition, series.getFirst().scale(), until, tooFew, groups);
  }

  /**
   * Two slices of one series beside each other.
   *
   * @param difference the first minus the second; absent, like all behind it, if one of them has
   *     too few answers
   * @param significant whether p is below 0.05
   */
  @JsonInclude(Include.NON_NULL)
  public record Compared(
      String definition,
      Group a,
      Group b,
      Double difference,
      Double low,
      Double high,
      Double z,
      Double p,
      Boolean significant) {}

  /**
   * Each series of the metric that has answers in either slice.
   *
   * @param tooFew if a slice names an employee, how many series are left out since the employee has
   *     too few answers; else absent
   */
  @JsonInclude(Include.NON_NULL)
  public record Comparisons(String metric, String scale, Integer tooFew, List<Compared> series) {}

  /**
   * The slices are named like that of the metrics, behind {@code a.} and {@code b.}. If one names
   * an employee, both end where what others may see ends.
   */
  @GET
  @Path("/comparison")
  @RunOnVirtualThread
  public Comparisons compare(@RestQuery String metric, @Context UriInfo address)
      throws SQLException {
    var series = series(metric);
    var dimensions = MetricQuery.DIMENSIONS.keySet();
    Slicing.refuseUnknown(
        address.getQueryParameters(), List.of("a.", "b."), dimensions, List.of("metric"));
    var a = slicing.slice(address.getQueryParameters(), "a.", dimensions);
    var b = slicing.slice(address.getQueryParameters(), "b.", dimensions);
    var single = EmployeeRules.concerns(a, List.of()) || EmployeeRules.concerns(b, List.of());
    var first = answers(series, single ? employees.capped(a) : a);
    var second = answers(series, single ? employees.capped(b) : b);
    var compared = new ArrayList<Compared>();
    var tooFew = 0;
    for (var each : series) {
      if (first.containsKey(each) || second.containsKey(each)) {
        var both =
            compared(each, first.getOrDefault(each, Map.of()), second.getOrDefault(each, Map.of()));
        if (EmployeeRules.mayBeSeen(a, Map.of(), both.a().n())
            && EmployeeRules.mayBeSeen(b, Map.of(), both.b().n())) {
          compared.add(both);
        } else {
          tooFew++;
        }
      }
    }
    return new Comparisons(
        series.getFirst().metric(), series.getFirst().scale(), single ? tooFew : null, compared);
  }

  private Map<Series, Map<Integer, Long>> answers(List<Series> series, Slice slice)
      throws SQLException {
    var answers = new HashMap<Series, Map<Integer, Long>>();
    query
        .answers(series, slice, List.of())
        .forEach((group, counts) -> answers.put(group.series(), counts));
    return answers;
  }

  private static Compared compared(
      Series series, Map<Integer, Long> first, Map<Integer, Long> second) {
    var a = group(new MetricQuery.Group(series, Map.of()), first);
    var b = group(new MetricQuery.Group(series, Map.of()), second);
    return Comparison.of(series, first, second)
        .map(
            both ->
                new Compared(
                    series.definition(),
                    a,
                    b,
                    both.difference(),
                    both.low(),
                    both.high(),
                    both.z(),
                    both.p(),
                    both.significant()))
        .orElseGet(
            () -> new Compared(series.definition(), a, b, null, null, null, null, null, null));
  }

  private static List<Series> series(String metric) {
    var series = Series.of(metric == null ? "nps" : metric);
    if (series.isEmpty()) {
      throw ErrorCode.INVALID.because(
          "metric is one of " + String.join(", ", Series.metrics()) + ".");
    }
    return series;
  }

  private static Group group(MetricQuery.Group group, Map<Integer, Long> answers) {
    var statistic = Statistic.of(group.series(), answers);
    return new Group(
        group.key(),
        group.series().definition(),
        statistic.n(),
        statistic.value(),
        statistic.low(),
        statistic.high(),
        statistic.smallSample(),
        Statistic.also(group.series(), answers),
        answers);
  }
}

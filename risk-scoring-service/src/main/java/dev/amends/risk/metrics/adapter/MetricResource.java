package dev.amends.risk.metrics.adapter;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import dev.amends.edge.problem.ErrorCode;
import dev.amends.edge.security.Roles;
import dev.amends.risk.metrics.domain.Series;
import dev.amends.risk.metrics.domain.Statistic;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.util.ArrayList;
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

  MetricResource(MetricQuery query, Slicing slicing) {
    this.query = query;
    this.slicing = slicing;
  }

  /**
   * One slice; {@code value}, {@code low} and {@code high} are absent when nothing was answered.
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
      Map<Integer, Long> answers) {}

  /**
   * @param definition of all groups; when series of several definitions matched, the common name,
   *     and each group tells its own
   */
  public record Metrics(String metric, String definition, String scale, List<Group> groups) {}

  /**
   * No {@code from} and {@code to} means all time; {@code to} is exclusive; dates are days in the
   * business's zone.
   */
  @GET
  @RunOnVirtualThread
  public Metrics metrics(
      @RestQuery String metric, @RestQuery String from, @RestQuery String to, @RestQuery String by)
      throws SQLException {
    var series = Series.of(metric == null ? "nps" : metric);
    if (series.isEmpty()) {
      throw ErrorCode.INVALID.because("metric is one of nps, ces, csat, nes, lba.");
    }
    var answers =
        query.answers(
            series,
            slicing.day(from, "from"),
            slicing.day(to, "to"),
            Slicing.by(by, MetricQuery.DIMENSIONS.keySet()));
    if (answers.size() > MetricQuery.MAX_GROUPS) {
      throw ErrorCode.INVALID.because(
          "More than " + MetricQuery.MAX_GROUPS + " groups; break down by less.");
    }
    var groups = new ArrayList<Group>();
    answers.forEach((group, counts) -> groups.add(group(group, counts)));
    var definitions = groups.stream().map(Group::definition).distinct().toList();
    var definition =
        switch (definitions.size()) {
          case 0 -> series.getFirst().definition();
          case 1 -> definitions.getFirst();
          default -> series.getFirst().metric() + "/1";
        };
    return new Metrics(series.getFirst().metric(), definition, series.getFirst().scale(), groups);
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
        answers);
  }
}

package dev.amends.risk.metrics.adapter;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import dev.amends.edge.problem.ErrorCode;
import dev.amends.edge.security.Roles;
import dev.amends.risk.metrics.adapter.SilenceBoundsQuery.Deliveries;
import dev.amends.risk.metrics.domain.Series;
import dev.amends.risk.metrics.domain.SilenceBounds;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestQuery;

/** What a score could be if those who said nothing had answered. */
@Path("/api/risk/metrics/silence-bounds")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.CX_LEAD)
public class SilenceBoundsResource {

  private static final String DEFINITION = "silence-bounds/1";

  private final SilenceBoundsQuery query;
  private final Slicing slicing;
  private final Duration silentAfter;

  SilenceBoundsResource(
      SilenceBoundsQuery query,
      Slicing slicing,
      @ConfigProperty(name = "amends.asking.silent-after", defaultValue = "P14D")
          Duration silentAfter) {
    this.query = query;
    this.slicing = slicing;
    this.silentAfter = silentAfter;
  }

  /**
   * One slice of one series, by the days of the deliveries.
   *
   * @param asked deliveries of surveys that ask for it, whose time to answer is over; the sum of
   *     {@code n} and {@code unanswered}
   * @param n how many of them were answered: these answers came with an invitation
   * @param tooRecent deliveries that are left out, answered or not
   * @param value of the n answers, {@code low} and {@code high} its 95 % interval
   * @param worst the value if all who gave no answer had given the worst, {@code best} the best
   * @param answersByAnyWay all answers of the series in the slice, by their own days: those that
   *     came without a delivery are in no other figure here
   */
  @JsonInclude(Include.NON_NULL)
  public record Group(
      Map<String, String> key,
      String series,
      long asked,
      long n,
      long unanswered,
      long tooRecent,
      Double value,
      Double low,
      Double high,
      boolean smallSample,
      Double worst,
      Double best,
      long answersByAnyWay) {}

  /**
   * @param outcomeNotTold deliveries of the slice of which is not known what they asked for
   */
  public record Bounds(
      String metric,
      String definition,
      String scale,
      long silentAfterDays,
      long outcomeNotTold,
      List<Group> groups) {}

  /**
   * As the other metrics, by the dimensions of the response rate.
   *
   * @param metric an outcome that surveys ask for: nps, ces, csat, lba or trust
   */
  @GET
  @RunOnVirtualThread
  public Bounds bounds(@RestQuery String metric, @RestQuery String by, @Context UriInfo address)
      throws SQLException {
    var series = series(metric == null ? "nps" : metric);
    var dimensions = SilenceBoundsQuery.DIMENSIONS.keySet();
    var parameters = address.getQueryParameters();
    Slicing.refuseUnknown(parameters, List.of(""), dimensions, List.of("metric", "by"));
    var slice = slicing.slice(parameters, "", dimensions);
    var wanted = Slicing.by(by, dimensions);
    var silentSince = slicing.today().minusDays(silentAfter.toDays());
    var deliveries = query.deliveries(series, slice, wanted, silentSince);
    if (deliveries.size() > MetricQuery.MAX_GROUPS) {
      throw ErrorCode.INVALID.because(
          "More than " + MetricQuery.MAX_GROUPS + " groups; break down by less.");
    }
    var byAnyWay = query.byAnyWay(series, slice, wanted);
    var groups = new ArrayList<Group>();
    deliveries.forEach(
        (group, each) -> groups.add(group(group, each, byAnyWay.getOrDefault(group, 0L))));
    return new Bounds(
        series.getFirst().metric(),
        DEFINITION,
        series.getFirst().scale(),
        silentAfter.toDays(),
        query.notTold(slice),
        groups);
  }

  private static List<Series> series(String metric) {
    var series = Series.of(metric).stream().filter(Series::isOutcome).toList();
    if (series.isEmpty()) {
      throw ErrorCode.INVALID.because("metric is one of nps, ces, csat, lba, trust.");
    }
    return series;
  }

  private static Group group(
      SilenceBoundsQuery.Group group, Deliveries deliveries, long answersByAnyWay) {
    var bounds = SilenceBounds.of(group.series(), deliveries.answers, deliveries.unanswered);
    var value = bounds.value();
    return new Group(
        group.key(),
        group.series().definition(),
        bounds.asked(),
        value.n(),
        bounds.unanswered(),
        deliveries.tooRecent,
        value.value(),
        value.low(),
        value.high(),
        value.smallSample(),
        bounds.worst(),
        bounds.best(),
        answersByAnyWay);
  }
}

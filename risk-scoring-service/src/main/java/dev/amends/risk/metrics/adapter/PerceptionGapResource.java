package dev.amends.risk.metrics.adapter;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.amends.edge.problem.ErrorCode;
import dev.amends.edge.security.Roles;
import dev.amends.risk.metrics.adapter.Slicing.Slice;
import dev.amends.risk.metrics.domain.PerceptionGap;
import dev.amends.risk.metrics.domain.Series;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jboss.resteasy.reactive.RestQuery;

/** What staff believe that customers answer, beside what they answer. */
@Path("/api/risk/metrics/perception-gap")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.CX_LEAD)
public class PerceptionGapResource {

  static final String DEFINITION = "perception-gap/1";

  private final BeliefTable beliefs;
  private final MetricQuery query;
  private final Slicing slicing;

  PerceptionGapResource(BeliefTable beliefs, MetricQuery query, Slicing slicing) {
    this.beliefs = beliefs;
    this.query = query;
    this.slicing = slicing;
  }

  /**
   * The gap at one touchpoint, in steps of the scale.
   *
   * @param touchpoint absent of the question that is not about one
   * @param series whose answers were taken
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Group(String touchpoint, String series, @JsonUnwrapped PerceptionGap gap) {}

  /**
   * @param fewest people who have to believe something before their mean is told
   */
  public record Gaps(String definition, String month, int fewest, List<Group> groups) {}

  /**
   * Wherever somebody believes something.
   *
   * @param metric nps, lba, csat, ces or trust
   * @param month for example 2026-05; this month if it is not said
   */
  @GET
  @RunOnVirtualThread
  public Gaps gaps(@RestQuery String metric, @RestQuery String month) throws SQLException {
    BeliefResource.scale(metric);
    var wanted = month(month);
    var slice = new Slice(wanted.atDay(1), wanted.plusMonths(1).atDay(1), Map.of());
    var series = Series.of(metric);
    var everywhere = query.answers(series, slice, List.of());
    var somewhere = query.answers(series, slice, List.of("touchpoint"));
    var groups = new ArrayList<Group>();
    beliefs
        .all(wanted.atDay(1), metric)
        .forEach(
            (touchpoint, believed) -> {
              var asked = asked(series, touchpoint);
              var key =
                  new MetricQuery.Group(
                      asked, touchpoint.isEmpty() ? Map.of() : Map.of("touchpoint", touchpoint));
              var answered = (touchpoint.isEmpty() ? everywhere : somewhere).get(key);
              groups.add(
                  new Group(
                      touchpoint.isEmpty() ? null : touchpoint,
                      asked.definition(),
                      PerceptionGap.of(believed, answered == null ? new TreeMap<>() : answered)));
            });
    return new Gaps(DEFINITION, wanted.toString(), PerceptionGap.FEWEST, groups);
  }

  /** Relationship and touchpoint NPS are two questions. */
  private static Series asked(List<Series> series, String touchpoint) {
    if (series.contains(Series.NPS_TOUCHPOINT)) {
      return touchpoint.isEmpty() ? Series.NPS_RELATIONSHIP : Series.NPS_TOUCHPOINT;
    }
    return series.getFirst();
  }

  private YearMonth month(String text) {
    try {
      return text == null ? YearMonth.from(slicing.today()) : YearMonth.parse(text);
    } catch (DateTimeException e) {
      throw ErrorCode.INVALID.because("month is a month like 2026-05.");
    }
  }
}

package dev.amends.risk.metrics.adapter;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import dev.amends.edge.problem.ErrorCode;
import dev.amends.edge.security.Roles;
import dev.amends.risk.metrics.domain.ResponseRate;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestQuery;

/** How many of those who were asked answered, and how many said nothing. */
@Path("/api/risk/metrics/response-rate")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.CX_LEAD)
public class ResponseRateResource {

  private static final String DEFINITION = "response-rate/1";

  private final ResponseRateQuery query;
  private final Slicing slicing;
  private final Duration silentAfter;

  ResponseRateResource(
      ResponseRateQuery query,
      Slicing slicing,
      @ConfigProperty(name = "amends.asking.silent-after", defaultValue = "P14D")
          Duration silentAfter) {
    this.query = query;
    this.slicing = slicing;
    this.silentAfter = silentAfter;
  }

  /**
   * One slice, by the days of the deliveries; {@code value}, {@code low} and {@code high} are per
   * cent.
   *
   * @param n delivered; {@code answered}, {@code declined}, {@code silent} and {@code waiting} sum
   *     to it
   */
  @JsonInclude(Include.NON_NULL)
  public record Group(
      Map<String, String> key,
      long n,
      Double value,
      Double low,
      Double high,
      boolean smallSample,
      long answered,
      long declined,
      long silent,
      long waiting) {

    static Group of(Map<String, String> key, ResponseRate asked) {
      var rate = asked.rate();
      return new Group(
          key,
          rate.n(),
          rate.value(),
          rate.low(),
          rate.high(),
          rate.smallSample(),
          asked.answered(),
          asked.declined(),
          asked.silent(),
          asked.waiting());
    }
  }

  /**
   * @param silentAfterDays who says nothing for so many days is silent
   */
  public record ResponseRates(String definition, long silentAfterDays, List<Group> groups) {}

  /** {@code from}, {@code to} and {@code by} as with the other metrics. */
  @GET
  @RunOnVirtualThread
  public ResponseRates rates(@RestQuery String from, @RestQuery String to, @RestQuery String by)
      throws SQLException {
    var rates =
        query.rates(
            slicing.day(from, "from"),
            slicing.day(to, "to"),
            slicing.today().minusDays(silentAfter.toDays()),
            Slicing.by(by, ResponseRateQuery.DIMENSIONS.keySet()));
    if (rates.size() > MetricQuery.MAX_GROUPS) {
      throw ErrorCode.INVALID.because(
          "More than " + MetricQuery.MAX_GROUPS + " groups; break down by less.");
    }
    var groups = new ArrayList<Group>();
    rates.forEach((key, rate) -> groups.add(Group.of(key, rate)));
    return new ResponseRates(DEFINITION, silentAfter.toDays(), groups);
  }
}

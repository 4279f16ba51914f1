package dev.amends.risk.drivers.adapter;

import dev.amends.edge.problem.ErrorCode;
import dev.amends.edge.security.Roles;
import dev.amends.risk.drivers.domain.Drivers;
import dev.amends.risk.drivers.domain.Drivers.Driver;
import dev.amends.risk.drivers.domain.Drivers.Why;
import dev.amends.risk.drivers.domain.Outcome;
import dev.amends.risk.drivers.domain.Table;
import dev.amends.risk.drivers.domain.ThemeImpact;
import dev.amends.risk.metrics.adapter.Slicing;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jboss.resteasy.reactive.RestQuery;

/** What an outcome moves with. */
@Path("/api/risk/drivers")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.CX_LEAD)
public class DriverResource {

  /** Said with every answer. */
  static final String ASSOCIATION =
      "These move together with the outcome; that they cause it is not shown.";

  private final DriverRows rows;
  private final Slicing slicing;

  DriverResource(DriverRows rows, Slicing slicing) {
    this.rows = rows;
    this.slicing = slicing;
  }

  /**
   * @param inflated it can hardly be told from the others
   */
  public record View(
      String driver,
      double weight,
      double low,
      double high,
      double share,
      int rank,
      double direction,
      int n,
      double varianceInflation,
      boolean inflated) {

    static View of(Driver driver) {
      return new View(
          driver.name(),
          driver.weight(),
          driver.low(),
          driver.high(),
          driver.share(),
          driver.rank(),
          driver.direction(),
          driver.n(),
          driver.varianceInflation(),
          driver.inflated());
    }
  }

  /**
   * @param why too-few or never-varies
   */
  public record LeftOut(String driver, int n, String why) {

    static LeftOut of(Drivers.LeftOut out) {
      return new LeftOut(out.name(), out.n(), id(out.why()));
    }

    private static String id(Why why) {
      return why.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * @param n responses that have the outcome
   * @param limited there are more, and only the newest were looked at
   * @param fewest how many answers the pair of questions with the fewest rests on
   * @param explained R², 0–1
   * @param repaired the correlations of different answers were made to fit together
   */
  public record All(
      String outcome,
      String definition,
      int n,
      boolean limited,
      int fewest,
      double explained,
      boolean repaired,
      String note,
      List<View> drivers,
      List<LeftOut> leftOut,
      List<ThemeImpact> themes) {}

  /**
   * @param outcome nps, ces, lba or risk
   * @param series of nps nps-touchpoint/1 or nps-relationship/1; what has more responses if it is
   *     not said
   */
  @GET
  @RunOnVirtualThread
  public All drivers(@RestQuery String outcome, @RestQuery String series, @Context UriInfo address)
      throws SQLException, IOException {
    var candidates = candidates(outcome == null ? "nps" : outcome, series);
    var parameters = address.getQueryParameters();
    Slicing.refuseUnknown(
        parameters, List.of(""), DriverRows.DIMENSIONS, List.of("outcome", "series"));
    var found = rows.newest(slicing.slice(parameters, "", DriverRows.DIMENSIONS));
    var best =
        candidates.stream()
            .map(each -> new Asked(each, new Table(found, each)))
            .max(Comparator.comparingInt(asked -> asked.table().size()))
            .orElseThrow();
    return view(best, found.size() == DriverRows.MOST);
  }

  private record Asked(Outcome outcome, Table table) {}

  private static List<Outcome> candidates(String outcome, String series) {
    var candidates =
        Arrays.stream(Outcome.values())
            .filter(each -> each.outcome().equals(outcome))
            .filter(each -> series == null || each.definition().equals(series))
            .toList();
    if (candidates.isEmpty()) {
      throw ErrorCode.INVALID.because(
          "outcome is nps, ces, lba or risk; series is one of that outcome's definitions.");
    }
    return candidates;
  }

  private static All view(Asked asked, boolean limited) {
    var drivers = asked.table().drivers();
    return new All(
        asked.outcome().outcome(),
        asked.outcome().definition(),
        asked.table().size(),
        limited,
        drivers.fewest(),
        drivers.explained(),
        drivers.repaired(),
        ASSOCIATION,
        drivers.drivers().stream().map(View::of).toList(),
        drivers.leftOut().stream().map(LeftOut::of).toList(),
        asked.table().themes());
  }
}

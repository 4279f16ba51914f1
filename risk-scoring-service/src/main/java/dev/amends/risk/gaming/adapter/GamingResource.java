package dev.amends.risk.gaming.adapter;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.amends.edge.problem.ErrorCode;
import dev.amends.edge.security.Roles;
import dev.amends.risk.gaming.domain.Invitations;
import dev.amends.risk.gaming.domain.LongestRun;
import dev.amends.risk.gaming.domain.Radar;
import dev.amends.risk.gaming.domain.Radar.Tested;
import dev.amends.risk.metrics.adapter.EmployeeRules;
import dev.amends.risk.metrics.adapter.Slicing;
import dev.amends.risk.metrics.adapter.Slicing.Slice;
import dev.amends.risk.metrics.domain.Statistic;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestQuery;

/** Where answers look as if they had been steered. */
@Path("/api/risk/gaming")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.CX_LEAD)
public class GamingResource {

  static final String DEFINITION = "gaming-radar/1";

  /** Said with every answer. */
  static final String NOTE =
      "A reason to look, never proof: what stands out can have an honest cause.";

  private static final List<String> DIMENSIONS =
      List.of("team", "touchpoint", "partner", EmployeeRules.DIMENSION);
  private static final int DEFAULT_DAYS = 365;
  private static final int MOST_DAYS = 3_650;

  private final GamingRows rows;
  private final NetScores scores;
  private final Slicing slicing;
  private final EmployeeRules employees;
  private final ZoneId zone;

  GamingResource(
      GamingRows rows,
      NetScores scores,
      Slicing slicing,
      EmployeeRules employees,
      @ConfigProperty(name = "amends.business.zone", defaultValue = "Europe/Stockholm")
          ZoneId zone) {
    this.rows = rows;
    this.scores = scores;
    this.slicing = slicing;
    this.employees = employees;
    this.zone = zone;
  }

  /**
   * @param longest how many 9 and 10 there are in a row, at most
   * @param q the smallest level of false discoveries at which the run counts, 0–1
   */
  public record Run(int promoters, int longest, double p, double q) {

    static Run of(Tested<LongestRun> run) {
      return new Run(run.test().promoters(), run.test().longest(), run.p(), run.q());
    }
  }

  /**
   * @param asked customers, and {@code detracted} of them who had answered as detractors in the
   *     year before; beside them those of all other asks
   */
  public record Asked(
      long asked, long detracted, long othersAsked, long othersDetracted, double p, double q) {

    static Asked of(Tested<Invitations> asked) {
      var counts = asked.test();
      return new Asked(
          counts.asked(),
          counts.detracted(),
          counts.othersAsked(),
          counts.othersDetracted(),
          asked.p(),
          asked.q());
    }
  }

  /**
   * @param n comments that say a ten was asked for, with the newest of their responses
   */
  public record Comments(int n, List<UUID> receiptIds) {}

  /**
   * @param signals what stands out: runs, invitations, comments; often nothing
   * @param n answers that were looked at
   * @param with the series in the period, and {@code without} the same without this group; both
   *     absent if nothing stands out
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Group(
      Map<String, String> key,
      String series,
      int n,
      List<String> signals,
      Run run,
      Asked invitations,
      Comments comments,
      Statistic with,
      Statistic without) {}

  /**
   * @param level of false discoveries among all {@code tests}
   * @param tooFew groups with fewer answers than {@code fewest}
   * @param limited there are more answers, or deliveries, and only the newest were looked at
   * @param phrases which comments are looked for
   */
  public record All(
      String definition,
      String by,
      LocalDate from,
      LocalDate to,
      String note,
      double level,
      int tests,
      int fewest,
      int tooFew,
      boolean limited,
      String phrases,
      List<Group> groups) {}

  /**
   * @param by team, touchpoint, partner, or employee where figures about single employees are on
   */
  @GET
  @RunOnVirtualThread
  @Transactional
  public All gaming(@RestQuery String by, @Context UriInfo address) throws SQLException {
    Slicing.refuseUnknown(address.getQueryParameters(), List.of(""), List.of(), List.of("by"));
    if (by == null || !DIMENSIONS.contains(by)) {
      throw ErrorCode.INVALID.because("by is one of " + String.join(", ", DIMENSIONS) + ".");
    }
    var period = period(slicing.slice(address.getQueryParameters(), "", List.of()), by);
    var from = period.from().atStartOfDay(zone).toInstant();
    var to = period.to().atStartOfDay(zone).toInstant();
    var answers = rows.answers(by, from, to);
    if (answers.groups().size() > GamingRows.MOST_GROUPS) {
      throw ErrorCode.INVALID.because(
          "More than " + GamingRows.MOST_GROUPS + " groups; ask for fewer days.");
    }
    var asked =
        by.equals("touchpoint")
            ? rows.invitations(from, to)
            : new GamingRows.Asked(Map.of(), false);
    var radar = Radar.of(answers.groups(), asked.byTouchpoint());
    return new All(
        DEFINITION,
        by,
        period.from(),
        period.to(),
        NOTE,
        Radar.LEVEL,
        radar.tests(),
        Radar.FEWEST,
        radar.tooFew(),
        answers.limited() || asked.limited(),
        rows.phrases(),
        groups(radar, by, period));
  }

  private Slice period(Slice said, String by) throws SQLException {
    var end = said.to() == null ? slicing.today().plusDays(1) : said.to();
    var to = by.equals(EmployeeRules.DIMENSION) ? employees.until(end) : end;
    var from = said.from() == null ? to.minusDays(DEFAULT_DAYS) : said.from();
    var days = ChronoUnit.DAYS.between(from, to);
    if (days < 1 || days > MOST_DAYS) {
      throw ErrorCode.INVALID.because("From and to are 1 to " + MOST_DAYS + " days apart.");
    }
    return new Slice(from, to, Map.of());
  }

  private List<Group> groups(Radar radar, String by, Slice period) throws SQLException {
    var net = radar.found().stream().anyMatch(Radar.Found::flagged) ? scores.of(by, period) : null;
    var groups = new ArrayList<Group>();
    for (var found : radar.found()) {
      var group = found.group();
      groups.add(
          new Group(
              Map.of(by, group.value()),
              group.series().definition(),
              found.run().test().n(),
              signals(found),
              Run.of(found.run()),
              found.invitations().map(Asked::of).orElse(null),
              new Comments(found.saying(), found.comments()),
              found.flagged() ? net.with(group.series()) : null,
              found.flagged() ? net.without(group) : null));
    }
    return groups;
  }

  private static List<String> signals(Radar.Found found) {
    var signals = new ArrayList<String>();
    if (found.run().standsOut()) {
      signals.add("runs");
    }
    if (found.invitations().filter(Tested::standsOut).isPresent()) {
      signals.add("invitations");
    }
    if (found.saidOften()) {
      signals.add("comments");
    }
    return signals;
  }
}

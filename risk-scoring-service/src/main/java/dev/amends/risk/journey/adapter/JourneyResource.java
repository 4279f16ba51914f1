package dev.amends.risk.journey.adapter;

import dev.amends.edge.problem.ErrorCode;
import dev.amends.edge.security.Roles;
import dev.amends.risk.journey.adapter.JourneyQuery.Journey;
import dev.amends.risk.journey.domain.LivedJourney;
import dev.amends.risk.journey.domain.Moment;
import dev.amends.risk.metrics.adapter.Slicing;
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
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jboss.resteasy.reactive.RestQuery;

/** Journeys as customers live them. */
@Path("/api/risk/journeys")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.CX_LEAD)
@RunOnVirtualThread
public class JourneyResource {

  static final String DEFINITION = "journey-as-lived/1";
  static final int USUAL_DAYS = 365;
  static final int MOST_DAYS = 3_650;
  static final int LONGEST_JOURNEY = 100;

  private final JourneyQuery query;
  private final Slicing slicing;

  JourneyResource(JourneyQuery query, Slicing slicing) {
    this.query = query;
    this.slicing = slicing;
  }

  /** Days from {@code from} to the day before {@code to}. */
  private record Days(LocalDate from, LocalDate to) {}

  public record All(LocalDate from, LocalDate to, List<Journey> items) {}

  /**
   * @param n responses at a touchpoint
   * @param limited there are more, and only the newest were looked at
   * @param touchpoints how many there are; {@code moments} tells of those with the most responses
   */
  public record AsLived(
      String definition,
      String journey,
      LocalDate from,
      LocalDate to,
      long n,
      boolean limited,
      int touchpoints,
      List<Moment> moments) {}

  /** The most frequent first; the last 365 days if nothing is said. */
  @GET
  public All all(@RestQuery String from, @RestQuery String to, @Context UriInfo address)
      throws SQLException {
    Slicing.refuseUnknown(address.getQueryParameters(), List.of(""), List.of(), List.of());
    var days = days(from, to);
    return new All(days.from(), days.to(), query.journeys(days.from(), days.to()));
  }

  /** Its moments, in the order in which customers meet them. */
  @GET
  @Path("/{journey}")
  @Transactional
  public AsLived one(
      String journey, @RestQuery String from, @RestQuery String to, @Context UriInfo address)
      throws SQLException {
    Slicing.refuseUnknown(address.getQueryParameters(), List.of(""), List.of(), List.of());
    if (journey.length() > LONGEST_JOURNEY || journey.indexOf('\0') >= 0) {
      throw ErrorCode.INVALID.because("A journey has at most " + LONGEST_JOURNEY + " characters.");
    }
    var days = days(from, to);
    var lived = new LivedJourney();
    var n = new long[1];
    query.responses(
        journey,
        days.from(),
        days.to(),
        response -> {
          n[0]++;
          lived.add(response);
        });
    if (n[0] == 0) {
      throw ErrorCode.NOT_FOUND.because(
          "Nobody told of this journey within these days; see /api/risk/journeys.");
    }
    return new AsLived(
        DEFINITION,
        journey,
        days.from(),
        days.to(),
        n[0],
        n[0] == JourneyQuery.MOST,
        lived.touchpoints(),
        lived.moments());
  }

  private Days days(String from, String to) {
    var last = slicing.day(to, "to");
    var first = slicing.day(from, "from");
    var end = last == null ? slicing.today().plusDays(1) : last;
    var start = first == null ? end.minusDays(USUAL_DAYS) : first;
    if (!start.isBefore(end) || ChronoUnit.DAYS.between(start, end) > MOST_DAYS) {
      throw ErrorCode.INVALID.because("from is before to, by at most " + MOST_DAYS + " days.");
    }
    return new Days(start, end);
  }
}

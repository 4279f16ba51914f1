package dev.amends.ingest.asking.adapter;

import dev.amends.edge.page.Cursor;
import dev.amends.edge.page.Page;
import dev.amends.edge.problem.ErrorCode;
import dev.amends.edge.security.Roles;
import dev.amends.ingest.asking.adapter.InvitationQuery.Counts;
import dev.amends.ingest.asking.adapter.InvitationQuery.Filter;
import dev.amends.ingest.asking.adapter.InvitationQuery.Item;
import dev.amends.ingest.asking.adapter.InvitationQuery.Position;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Set;
import java.util.UUID;

/** Who was asked, who was not or not yet, and why. */
@Path("/api/invitations")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.UPSTREAM, Roles.AGENT, Roles.TEAM_LEAD, Roles.MARKETER, Roles.CX_LEAD})
@RunOnVirtualThread
public class InvitationResource {

  private static final Set<String> STATES = Set.of("waiting", "asked", "blocked");

  private final InvitationQuery query;

  InvitationResource(InvitationQuery query) {
    this.query = query;
  }

  /** The newest decisions first. */
  @GET
  public Page<Item> list(
      @QueryParam("customerId") String customerId,
      @QueryParam("survey") String survey,
      @QueryParam("state") String state,
      @QueryParam("reason") String reason,
      @QueryParam("cursor") String cursor,
      @QueryParam("limit") @DefaultValue("" + Page.DEFAULT_LIMIT) int limit)
      throws SQLException {
    if (state != null && !STATES.contains(state)) {
      throw ErrorCode.INVALID.because("state is one of waiting, asked and blocked.");
    }
    if (limit < 1 || limit > Page.MAX_LIMIT) {
      throw ErrorCode.INVALID.because("limit is between 1 and " + Page.MAX_LIMIT + ".");
    }
    var filter = new Filter(customerId, survey, state, reason);
    // One more than asked for tells whether there is another page.
    var found = query.items(filter, position(cursor), limit + 1);
    var items = found.subList(0, Math.min(limit, found.size()));
    var next = found.size() > limit ? cursorAt(items.getLast()) : null;
    return new Page<>(items, next, query.count(filter));
  }

  /** How many of a survey wait, were asked, answered or declined, and why the others were not. */
  @GET
  @Path("/counts")
  public Counts counts(@QueryParam("survey") String survey) throws SQLException {
    if (survey == null) {
      throw ErrorCode.INVALID.because("survey names the survey to count.");
    }
    return query.counts(survey);
  }

  private static String cursorAt(Item last) {
    return Cursor.encode(last.at().toString(), last.invitationId().toString());
  }

  private static Position position(String cursor) {
    if (cursor == null) {
      return null;
    }
    var key = Cursor.decode(cursor, 2).key();
    try {
      return new Position(Instant.parse(key.get(0)), UUID.fromString(key.get(1)));
    } catch (DateTimeParseException | IllegalArgumentException e) {
      throw ErrorCode.INVALID.because(
          "The cursor is not one this list gave out; start without it.");
    }
  }
}

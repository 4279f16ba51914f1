package dev.amends.promoters.outreach.adapter;

import dev.amends.edge.page.Cursor;
import dev.amends.edge.page.Page;
import dev.amends.edge.problem.ErrorCode;
import dev.amends.edge.security.Roles;
import dev.amends.promoters.outreach.adapter.OutreachQuery.Filter;
import dev.amends.promoters.outreach.adapter.OutreachQuery.Item;
import dev.amends.promoters.outreach.adapter.OutreachQuery.Position;
import dev.amends.promoters.outreach.adapter.OutreachQuery.Summary;
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

/** What went out, and a reason for everything that did not. */
@Path("/api/promoters/outreach")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.MARKETER)
@RunOnVirtualThread
public class OutreachResource {

  private static final Set<String> STATUSES = Set.of("sent", "suppressed", "delayed");

  private final OutreachQuery query;

  OutreachResource(OutreachQuery query) {
    this.query = query;
  }

  /** The newest decisions first. What is being decided at this moment is not listed yet. */
  @GET
  public Page<Item> list(
      @QueryParam("customerId") String customerId,
      @QueryParam("status") String status,
      @QueryParam("reason") String reason,
      @QueryParam("campaign") String campaign,
      @QueryParam("cursor") String cursor,
      @QueryParam("limit") @DefaultValue("" + Page.DEFAULT_LIMIT) int limit)
      throws SQLException {
    if (status != null && !STATUSES.contains(status)) {
      throw ErrorCode.INVALID.because("status is one of sent, suppressed and delayed.");
    }
    if (limit < 1 || limit > Page.MAX_LIMIT) {
      throw ErrorCode.INVALID.because("limit is between 1 and " + Page.MAX_LIMIT + ".");
    }
    var filter = new Filter(customerId, status, reason, campaign);
    // One more than asked for tells whether there is another page.
    var found = query.items(filter, position(cursor), limit + 1);
    var items = found.subList(0, Math.min(limit, found.size()));
    var next = found.size() > limit ? cursorAt(items.getLast()) : null;
    return new Page<>(items, next, query.count(filter));
  }

  @GET
  @Path("/summary")
  public Summary summary() throws SQLException {
    return query.summary();
  }

  private static String cursorAt(Item last) {
    return Cursor.encode(last.at().toString(), last.id().toString());
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

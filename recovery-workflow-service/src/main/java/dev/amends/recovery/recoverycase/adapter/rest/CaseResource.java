package dev.amends.recovery.recoverycase.adapter.rest;

import dev.amends.edge.page.Page;
import dev.amends.edge.problem.ErrorCode;
import dev.amends.edge.security.Caller;
import dev.amends.edge.security.Roles;
import dev.amends.recovery.recoverycase.application.Cases;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestQuery;

/** The queue and the cases in it, for reading. */
@Path("/api/recovery/cases")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.AGENT, Roles.TEAM_LEAD})
public class CaseResource {

  private final Cases cases;
  private final QueueQuery queue;
  private final CaseViews views;
  private final Caller caller;

  CaseResource(Cases cases, QueueQuery queue, CaseViews views, Caller caller) {
    this.cases = cases;
    this.queue = queue;
    this.views = views;
    this.caller = caller;
  }

  @GET
  @RunOnVirtualThread
  @Transactional
  public Page<CaseSummary> list(
      @RestQuery String state,
      @RestQuery String assignee,
      @RestQuery String customerId,
      @RestQuery String touchpoint,
      @RestQuery String q,
      @RestQuery String sort,
      @RestQuery String cursor,
      @RestQuery String limit) {
    var filter = new QueueQuery.Filter(state, assignee, customerId, touchpoint, q, sort);
    var page = queue.page(filter, caller.name(), cursor, limit);
    return new Page<>(views.summaries(page.rows()), page.nextCursor(), page.total());
  }

  @GET
  @Path("/{id}")
  @RunOnVirtualThread
  @Transactional
  public Response get(UUID id) {
    var row = cases.findById(id);
    if (row == null) {
      throw ErrorCode.NOT_FOUND.because("There is no case with this id.");
    }
    return Response.ok(views.view(row, caller.name()))
        .tag(new EntityTag(Long.toString(row.version)))
        .build();
  }
}

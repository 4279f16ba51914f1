package dev.amends.recovery.recoverycase.adapter.rest;

import dev.amends.edge.page.Page;
import dev.amends.edge.problem.ErrorCode;
import dev.amends.edge.security.Caller;
import dev.amends.edge.security.Roles;
import dev.amends.recovery.recoverycase.application.Cases;
import dev.amends.recovery.sla.SlaConfig;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestQuery;

/** The queue and the cases in it, for reading. */
@Path("/api/recovery")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.AGENT, Roles.TEAM_LEAD})
public class CaseResource {

  private final Cases cases;
  private final QueueQuery queue;
  private final CaseViews views;
  private final RootCauses rootCauses;
  private final Caller caller;
  private final Clock clock;
  private final SlaConfig sla;

  CaseResource(
      Cases cases,
      QueueQuery queue,
      CaseViews views,
      RootCauses rootCauses,
      Caller caller,
      Clock clock,
      SlaConfig sla) {
    this.cases = cases;
    this.queue = queue;
    this.views = views;
    this.rootCauses = rootCauses;
    this.caller = caller;
    this.clock = clock;
    this.sla = sla;
  }

  /** Counts for the head of the queue. */
  public record Summary(
      long open, long claimed, long snoozed, long resolvedToday, long overdue, long mine) {}

  @GET
  @Path("/cases")
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
      @RestQuery Integer limit) {
    var filter = new QueueQuery.Filter(state, assignee, customerId, touchpoint, q, sort);
    var page = queue.page(filter, caller.name(), cursor, limit);
    return new Page<>(views.summaries(page.rows()), page.nextCursor(), page.total());
  }

  @GET
  @Path("/cases/{id}")
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

  @GET
  @Path("/summary")
  @RunOnVirtualThread
  @Transactional
  public Summary summary() {
    var now = clock.instant();
    var today = LocalDate.ofInstant(now, sla.zone()).atStartOfDay(sla.zone());
    return new Summary(
        cases.count("state", "open"),
        cases.count("state", "claimed"),
        cases.count("state", "snoozed"),
        cases.count("state in ('resolved', 'recovered') and endedAt >= ?1", today.toInstant()),
        cases.count(
            "state in ('open', 'claimed', 'snoozed') and contactedAt is null and dueAt < ?1", now),
        cases.count("state in ('claimed', 'snoozed') and assignee = ?1", caller.name()));
  }

  /** What can have been the cause, for the person who resolves a case. */
  @GET
  @Path("/root-causes")
  public Map<String, List<RootCauses.RootCause>> rootCauses() {
    return Map.of("items", rootCauses.all());
  }
}

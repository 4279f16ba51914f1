package dev.amends.recovery.recoverycase.adapter.rest;

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
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** What surrounds the queue: its counts, and the causes a case can be resolved with. */
@Path("/api/recovery")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.AGENT, Roles.TEAM_LEAD})
public class QueueResource {

  private final Cases cases;
  private final RootCauses rootCauses;
  private final SlaConfig sla;
  private final Caller caller;
  private final Clock clock;

  QueueResource(Cases cases, RootCauses rootCauses, SlaConfig sla, Caller caller, Clock clock) {
    this.cases = cases;
    this.rootCauses = rootCauses;
    this.sla = sla;
    this.caller = caller;
    this.clock = clock;
  }

  /** Counts for the head of the queue. */
  public record Summary(
      long open, long claimed, long snoozed, long resolvedToday, long overdue, long mine) {}

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
            "state in ('open', 'claimed', 'snoozed') and waitingFor is null and dueAt < ?1", now),
        cases.count("state in ('claimed', 'snoozed') and assignee = ?1", caller.name()));
  }

  /** What can have been the cause, for the person who resolves a case. */
  @GET
  @Path("/root-causes")
  public Map<String, List<RootCauses.RootCause>> rootCauses() {
    return Map.of("items", rootCauses.all());
  }
}

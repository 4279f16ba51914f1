package dev.amends.recovery.recoverycase.adapter.rest;

import dev.amends.backbone.event.DeterministicId;
import dev.amends.edge.problem.ErrorCode;
import dev.amends.edge.security.Caller;
import dev.amends.edge.security.Roles;
import dev.amends.recovery.recoverycase.application.HandingOutNextCase;
import dev.amends.recovery.recoverycase.application.MergingCases;
import dev.amends.recovery.recoverycase.application.WorkingOnCase;
import dev.amends.recovery.recoverycase.domain.CaseCommand;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/**
 * What agents do with cases. Every command takes {@code Idempotency-Key} and {@code If-Match}; 409
 * when the state does not allow it, 412 when the case was changed meanwhile.
 */
@Path("/api/recovery/cases")
@Produces(MediaType.APPLICATION_JSON)
@Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
@RolesAllowed({Roles.AGENT, Roles.TEAM_LEAD})
public class CaseCommandResource {

  private final HandingOutNextCase handingOut;
  private final WorkingOnCase working;
  private final MergingCases merging;
  private final CommandGate gate;
  private final RootCauses rootCauses;
  private final Caller caller;

  CaseCommandResource(
      HandingOutNextCase handingOut,
      WorkingOnCase working,
      MergingCases merging,
      CommandGate gate,
      RootCauses rootCauses,
      Caller caller) {
    this.handingOut = handingOut;
    this.working = working;
    this.merging = merging;
    this.gate = gate;
    this.rootCauses = rootCauses;
    this.caller = caller;
  }

  /** 200 with the most urgent free case, claimed for 15 minutes; 204 when none is free. */
  @POST
  @Path("/next")
  @RunOnVirtualThread
  public Response next(@Context HttpHeaders headers) {
    return gate.once(
        headers, "next", "", () -> gate.caseOrNothing(handingOut.handOut(caller.name())));
  }

  @POST
  @Path("/{id}/claim")
  @RunOnVirtualThread
  public Response claim(UUID id, @Context HttpHeaders headers) {
    return work(id, new CaseCommand.Claim(null), "claim", headers);
  }

  @POST
  @Path("/{id}/release")
  @RunOnVirtualThread
  public Response release(
      UUID id, @Valid CommandBodies.Release body, @Context HttpHeaders headers) {
    return work(
        id, new CaseCommand.Release(body == null ? null : body.reason()), "release", headers);
  }

  @POST
  @Path("/{id}/contact")
  @RunOnVirtualThread
  public Response contact(
      UUID id, @NotNull @Valid CommandBodies.Contact body, @Context HttpHeaders headers) {
    return work(
        id,
        new CaseCommand.Contact(body.channel(), body.outcome(), body.note()),
        "contact",
        headers);
  }

  @POST
  @Path("/{id}/promise")
  @RunOnVirtualThread
  public Response promise(
      UUID id, @NotNull @Valid CommandBodies.MakePromise body, @Context HttpHeaders headers) {
    var key = headers.getHeaderString(CommandGate.KEY);
    var promiseId =
        key == null ? UUID.randomUUID() : DeterministicId.of(id.toString(), caller.name(), key);
    return work(
        id, new CaseCommand.MakePromise(promiseId, body.text(), body.dueAt()), "promise", headers);
  }

  @POST
  @Path("/{id}/keep")
  @RunOnVirtualThread
  public Response keep(
      UUID id, @NotNull @Valid CommandBodies.KeepPromise body, @Context HttpHeaders headers) {
    return work(id, new CaseCommand.KeepPromise(body.promiseId()), "keep", headers);
  }

  @POST
  @Path("/{id}/resolve")
  @RunOnVirtualThread
  public Response resolve(
      UUID id, @NotNull @Valid CommandBodies.Resolve body, @Context HttpHeaders headers) {
    if (!rootCauses.knows(body.rootCause())) {
      throw ErrorCode.INVALID.because(
          "rootCause is one of the codes that GET /api/recovery/root-causes lists.");
    }
    return work(id, new CaseCommand.Resolve(body.rootCause(), body.note()), "resolve", headers);
  }

  @POST
  @Path("/{id}/reopen")
  @RunOnVirtualThread
  public Response reopen(
      UUID id, @NotNull @Valid CommandBodies.Reopen body, @Context HttpHeaders headers) {
    return work(id, new CaseCommand.Reopen(body.reason()), "reopen", headers);
  }

  @POST
  @Path("/{id}/snooze")
  @RunOnVirtualThread
  public Response snooze(
      UUID id, @NotNull @Valid CommandBodies.Snooze body, @Context HttpHeaders headers) {
    return work(id, new CaseCommand.Snooze(body.until(), body.reason()), "snooze", headers);
  }

  /** The clocks stand still until the time, a word of the customer, or {@code resume}. */
  @POST
  @Path("/{id}/pause")
  @RunOnVirtualThread
  public Response pause(
      UUID id, @NotNull @Valid CommandBodies.Pause body, @Context HttpHeaders headers) {
    return work(
        id, new CaseCommand.Pause(body.waitingFor(), body.until(), body.note()), "pause", headers);
  }

  @POST
  @Path("/{id}/resume")
  @RunOnVirtualThread
  public Response resume(UUID id, @Context HttpHeaders headers) {
    return work(id, new CaseCommand.Resume(), "resume", headers);
  }

  @POST
  @Path("/{id}/note")
  @RunOnVirtualThread
  public Response note(
      UUID id, @NotNull @Valid CommandBodies.Note body, @Context HttpHeaders headers) {
    return work(id, new CaseCommand.Note(body.text()), "note", headers);
  }

  /** The answer is the case that remains. */
  @POST
  @Path("/{id}/merge")
  @RunOnVirtualThread
  public Response merge(
      UUID id, @NotNull @Valid CommandBodies.Merge body, @Context HttpHeaders headers) {
    return gate.once(
        headers,
        "merge " + id,
        body,
        () ->
            gate.answer(
                merging.merge(id, body.into(), caller.name(), gate.expectedVersion(headers))));
  }

  private Response work(UUID id, CaseCommand command, String name, HttpHeaders headers) {
    return gate.once(
        headers,
        name + " " + id,
        command,
        () -> gate.answer(working.work(id, command, caller.name(), gate.expectedVersion(headers))));
  }
}

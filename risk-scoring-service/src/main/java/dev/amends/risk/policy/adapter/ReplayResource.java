package dev.amends.risk.policy.adapter;

import dev.amends.edge.problem.ErrorCode;
import dev.amends.edge.security.Caller;
import dev.amends.edge.security.Roles;
import dev.amends.risk.assessment.application.Judges;
import dev.amends.risk.policy.application.ReplayRequest;
import dev.amends.risk.policy.application.ReplayingHistory;
import dev.amends.risk.policy.application.Replays;
import dev.amends.risk.policy.application.Replays.Running;
import dev.amends.risk.policy.application.Replays.State;
import dev.amends.risk.policy.domain.Replay;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestQuery;

/** Tries a policy or a model on what customers said before. */
@Path("/api/risk/replays")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.CX_LEAD)
@RunOnVirtualThread
public class ReplayResource {

  static final int USUAL_CASE_DAYS = 7;
  static final int MOST_CASE_DAYS = 90;
  static final int MOST_MINUTES = 1_000;
  private static final int MOST_REPLAYS = 50;

  private final Replays replays;
  private final ReplayingHistory replaying;
  private final Judges judges;
  private final Caller caller;
  private final Clock clock;

  ReplayResource(
      Replays replays, ReplayingHistory replaying, Judges judges, Caller caller, Clock clock) {
    this.replays = replays;
    this.replaying = replaying;
    this.judges = judges;
    this.caller = caller;
    this.clock = clock;
  }

  /**
   * What a caller asks for; only {@code policy} or {@code model} has to be said.
   *
   * @param policy the active version, like the other three, if it is not said
   * @param to exclusive
   * @param caseOpenDays 1–90, 7 if not said
   * @param minutesPerCase 1–1,000; without it no hours are told
   */
  public record Wanted(
      String policy,
      String model,
      String against,
      String againstModel,
      LocalDate from,
      LocalDate to,
      Integer caseOpenDays,
      Integer minutesPerCase) {}

  public record All(List<ReplayView> items) {}

  /**
   * @param total how many there are; {@code items} holds the newest of them
   */
  public record Changes(List<Replay.Change> items, long total) {}

  /** 202 with the replay, which then runs; only one at a time does. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response start(Wanted wanted) throws SQLException {
    var request = request(wanted);
    var id = UUID.randomUUID();
    if (!replays.start(id, clock.instant(), caller.name(), request)) {
      throw ErrorCode.ILLEGAL_STATE.because("Another replay is running; wait for it or cancel it.");
    }
    // Computes for seconds on end: a virtual thread would keep a carrier from everybody else.
    Thread.ofPlatform().daemon().name("replay").start(() -> replaying.run(id, request));
    return Response.accepted(ReplayView.of(found(id)))
        .location(URI.create("/api/risk/replays/" + id))
        .build();
  }

  private ReplayRequest request(Wanted wanted) throws SQLException {
    if (wanted == null || (wanted.policy() == null && wanted.model() == null)) {
      throw ErrorCode.INVALID.because(
          "policy or model is asked for, for example risk-policy/2 or additive/2.");
    }
    var active = judges.active();
    var policy = wanted.policy() == null ? active.policy().name() : wanted.policy();
    var model = wanted.model() == null ? active.model().name() : wanted.model();
    var against = wanted.against() == null ? active.policy().name() : wanted.against();
    var againstModel =
        wanted.againstModel() == null ? active.model().name() : wanted.againstModel();
    check(policy, model);
    check(against, againstModel);
    if (wanted.from() != null && wanted.to() != null && !wanted.from().isBefore(wanted.to())) {
      throw ErrorCode.INVALID.because("from is before to.");
    }
    var days = wanted.caseOpenDays() == null ? USUAL_CASE_DAYS : wanted.caseOpenDays();
    if (days < 1 || days > MOST_CASE_DAYS) {
      throw ErrorCode.INVALID.because("caseOpenDays is 1 to " + MOST_CASE_DAYS + ".");
    }
    var minutes = wanted.minutesPerCase();
    if (minutes != null && (minutes < 1 || minutes > MOST_MINUTES)) {
      throw ErrorCode.INVALID.because("minutesPerCase is 1 to " + MOST_MINUTES + ".");
    }
    return new ReplayRequest(
        policy, model, against, againstModel, wanted.from(), wanted.to(), days, minutes);
  }

  private void check(String policy, String model) throws SQLException {
    try {
      judges.of(policy, model);
    } catch (IllegalArgumentException e) {
      throw ErrorCode.INVALID.because(
          "There is no %s with %s; see /api/risk/policies and /api/risk/models."
              .formatted(policy, model));
    }
  }

  /** The newest first. */
  @GET
  public All all() throws SQLException {
    return new All(replays.newest(MOST_REPLAYS).stream().map(ReplayView::of).toList());
  }

  @GET
  @Path("/{id}")
  public ReplayView one(UUID id) throws SQLException {
    return ReplayView.of(found(id));
  }

  /** The newest responses that are judged otherwise: {@code kind} is more or fewer. */
  @GET
  @Path("/{id}/changes")
  public Changes changes(UUID id, @RestQuery String kind) throws SQLException {
    if (!"more".equals(kind) && !"fewer".equals(kind)) {
      throw ErrorCode.INVALID.because("kind is more or fewer.");
    }
    var outcome = found(id).outcome();
    if (outcome == null) {
      throw ErrorCode.ILLEGAL_STATE.because("The replay is not done.");
    }
    var which = Replay.Kind.valueOf(kind.toUpperCase(Locale.ROOT));
    return new Changes(
        replays.changes(id, which, Replay.MOST_CHANGES),
        which == Replay.Kind.MORE ? outcome.more() : outcome.fewer());
  }

  /** Cancels it if it runs. */
  @DELETE
  @Path("/{id}")
  public ReplayView cancel(UUID id) throws SQLException {
    found(id);
    replays.end(id, State.CANCELLED);
    return ReplayView.of(found(id));
  }

  private Running found(UUID id) throws SQLException {
    return replays
        .of(id)
        .orElseThrow(() -> ErrorCode.NOT_FOUND.because("There is no such replay."));
  }
}

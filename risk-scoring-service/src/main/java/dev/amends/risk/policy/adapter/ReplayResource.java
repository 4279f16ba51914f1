package dev.amends.risk.policy.adapter;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.amends.edge.problem.ErrorCode;
import dev.amends.edge.security.Caller;
import dev.amends.edge.security.Roles;
import dev.amends.risk.assessment.domain.RiskPolicy;
import dev.amends.risk.policy.application.Policies;
import dev.amends.risk.policy.application.ReplayRequest;
import dev.amends.risk.policy.application.ReplayingHistory;
import dev.amends.risk.policy.application.Replays;
import dev.amends.risk.policy.application.Replays.Running;
import dev.amends.risk.policy.application.Replays.State;
import dev.amends.risk.policy.domain.Docket;
import dev.amends.risk.policy.domain.Replay;
import dev.amends.risk.policy.domain.Replay.Week;
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
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestQuery;

/** Tries a policy on what customers said before. */
@Path("/api/risk/replays")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.CX_LEAD)
@RunOnVirtualThread
public class ReplayResource {

  static final int USUAL_CASE_DAYS = 7;
  static final int MOST_CASE_DAYS = 90;
  static final int MOST_MINUTES = 1_000;
  private static final int MOST_REPLAYS = 50;
  private static final double DAYS_OF_WEEK = 7;
  private static final double MINUTES_OF_HOUR = 60;

  private final Replays replays;
  private final ReplayingHistory replaying;
  private final Policies policies;
  private final Caller caller;
  private final Clock clock;

  ReplayResource(
      Replays replays, ReplayingHistory replaying, Policies policies, Caller caller, Clock clock) {
    this.replays = replays;
    this.replaying = replaying;
    this.policies = policies;
    this.caller = caller;
    this.clock = clock;
  }

  /**
   * What a caller asks for; only {@code policy} has to be said.
   *
   * @param against the active version if it is not said
   * @param to exclusive
   * @param caseOpenDays 1–90, 7 if not said
   * @param minutesPerCase 1–1,000; without it no hours are told
   */
  public record Wanted(
      String policy,
      String against,
      LocalDate from,
      LocalDate to,
      Integer caseOpenDays,
      Integer minutesPerCase) {}

  /**
   * What one policy makes of the history.
   *
   * @param casesPerWeek the mean over the weeks from the first response to the last
   * @param hoursPerWeek the work of that, if the minutes of a case were said
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Load(
      long atRisk,
      long cases,
      double casesPerWeek,
      long busiestWeek,
      long openAtOnce,
      Double hoursPerWeek,
      Map<String, Long> reasons) {}

  /**
   * @param responses how many were looked at; {@code more} of them are at risk by the policy alone,
   *     {@code fewer} by the one it is compared with alone
   */
  public record Difference(
      long responses, long more, long fewer, Load before, Load after, List<Week> weeks) {}

  /**
   * @param state running, done, cancelled or failed
   * @param rows how many responses there are, absent until they are counted
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record View(
      UUID id,
      String state,
      Instant askedAt,
      String askedBy,
      ReplayRequest request,
      Long rows,
      long done,
      Difference difference) {}

  public record All(List<View> items) {}

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
    return Response.accepted(view(found(id)))
        .location(URI.create("/api/risk/replays/" + id))
        .build();
  }

  private ReplayRequest request(Wanted wanted) throws SQLException {
    if (wanted == null || wanted.policy() == null) {
      throw ErrorCode.INVALID.because("policy is asked for, for example risk-policy/2.");
    }
    var against =
        wanted.against() == null ? RiskPolicy.nameOf(policies.active()) : wanted.against();
    for (var policy : List.of(wanted.policy(), against)) {
      if (policies.of(RiskPolicy.versionOf(policy)).isEmpty()) {
        throw ErrorCode.INVALID.because("There is no such policy; see /api/risk/policies.");
      }
    }
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
    return new ReplayRequest(wanted.policy(), against, wanted.from(), wanted.to(), days, minutes);
  }

  /** The newest first. */
  @GET
  public All all() throws SQLException {
    return new All(replays.newest(MOST_REPLAYS).stream().map(ReplayResource::view).toList());
  }

  @GET
  @Path("/{id}")
  public View one(UUID id) throws SQLException {
    return view(found(id));
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
  public View cancel(UUID id) throws SQLException {
    found(id);
    replays.end(id, State.CANCELLED);
    return view(found(id));
  }

  private Running found(UUID id) throws SQLException {
    return replays
        .of(id)
        .orElseThrow(() -> ErrorCode.NOT_FOUND.because("There is no such replay."));
  }

  private static View view(Running running) {
    return new View(
        running.id(),
        running.state().name().toLowerCase(Locale.ROOT),
        running.askedAt(),
        running.askedBy(),
        running.request(),
        running.rows(),
        running.done(),
        running.outcome() == null ? null : difference(running.outcome(), running.request()));
  }

  private static Difference difference(Replay.Outcome outcome, ReplayRequest request) {
    var weeks =
        outcome.first() == null
            ? 1
            : Math.max(
                1, Duration.between(outcome.first(), outcome.last()).toDays() / DAYS_OF_WEEK);
    return new Difference(
        outcome.responses(),
        outcome.more(),
        outcome.fewer(),
        load(outcome.before(), weeks, request),
        load(outcome.after(), weeks, request),
        outcome.weeks());
  }

  private static Load load(Docket.Sum sum, double weeks, ReplayRequest request) {
    var perWeek = sum.cases() / weeks;
    var minutes = request.minutesPerCase();
    return new Load(
        sum.atRisk(),
        sum.cases(),
        perWeek,
        sum.busiestWeek(),
        sum.openAtOnce(),
        minutes == null ? null : perWeek * minutes / MINUTES_OF_HOUR,
        sum.reasons());
  }
}

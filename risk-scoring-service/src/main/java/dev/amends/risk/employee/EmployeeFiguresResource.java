package dev.amends.risk.employee;

import dev.amends.edge.problem.ErrorCode;
import dev.amends.edge.security.Caller;
import dev.amends.edge.security.Roles;
import dev.amends.risk.employee.EmployeeSwitch.Change;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;

/** Whether there are figures about single employees; whom they are about may know why. */
@Path("/api/risk/employee-figures")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class EmployeeFiguresResource {

  static final int LONGEST_REASON = 500;
  private static final int MOST_CHANGES = 200;

  private final EmployeeSwitch figures;
  private final ForgettingEmployees forgetting;
  private final Caller caller;
  private final Clock clock;

  EmployeeFiguresResource(
      EmployeeSwitch figures, ForgettingEmployees forgetting, Caller caller, Clock clock) {
    this.figures = figures;
    this.forgetting = forgetting;
    this.caller = caller;
    this.clock = clock;
  }

  /**
   * @param on from the next response on they are counted by employee
   * @param reason 1–{@value #LONGEST_REASON} characters
   */
  public record Wanted(Boolean on, String reason) {}

  /** The changes, the newest first. */
  public record State(boolean on, List<Change> changes) {}

  @GET
  @RolesAllowed({Roles.AGENT, Roles.TEAM_LEAD, Roles.MARKETER, Roles.CX_LEAD, Roles.ADMIN})
  public State state() throws SQLException {
    return view();
  }

  /** Switched off, what is stored is freed of employees before the answer comes. */
  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Roles.ADMIN)
  public State change(Wanted wanted) throws SQLException {
    if (wanted == null || wanted.on() == null) {
      throw ErrorCode.INVALID.because("on is true or false.");
    }
    var reason = wanted.reason() == null ? "" : wanted.reason().strip();
    if (reason.isEmpty() || reason.length() > LONGEST_REASON || reason.indexOf('\0') >= 0) {
      throw ErrorCode.INVALID.because(
          "reason says why, in 1 to " + LONGEST_REASON + " characters.");
    }
    var change = new Change(wanted.on(), clock.instant(), caller.name(), reason);
    if (!QuarkusTransaction.requiringNew().call(() -> figures.change(change))) {
      throw ErrorCode.ILLEGAL_STATE.because(
          "Names from before are still being taken out. Switch off once more, then on.");
    }
    forgetting.ifOff();
    return view();
  }

  private State view() throws SQLException {
    return new State(figures.isOn(), figures.changes(MOST_CHANGES));
  }
}

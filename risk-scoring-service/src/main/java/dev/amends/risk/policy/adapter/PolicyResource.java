package dev.amends.risk.policy.adapter;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amends.edge.problem.ErrorCode;
import dev.amends.edge.security.Caller;
import dev.amends.edge.security.Roles;
import dev.amends.risk.activation.Activation;
import dev.amends.risk.activation.Why;
import dev.amends.risk.assessment.domain.RiskPolicy;
import dev.amends.risk.policy.application.ActivatingPolicy;
import dev.amends.risk.policy.application.Policies;
import dev.amends.risk.policy.application.Policies.Saved;
import dev.amends.risk.policy.application.PolicyDocument;
import dev.amends.risk.policy.application.SavingPolicy;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jboss.resteasy.reactive.RestQuery;

/** Who counts as at risk. */
@Path("/api/risk/policies")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class PolicyResource {

  static final int LONGEST_NOTE = 500;
  private static final int MOST_ACTIVATIONS = 200;

  private final Policies policies;
  private final SavingPolicy saving;
  private final ActivatingPolicy activating;
  private final Caller caller;
  private final ObjectMapper json;

  PolicyResource(
      Policies policies,
      SavingPolicy saving,
      ActivatingPolicy activating,
      Caller caller,
      ObjectMapper json) {
    this.policies = policies;
    this.saving = saving;
    this.activating = activating;
    this.caller = caller;
    this.json = json;
  }

  /**
   * A version; {@code saved} is false if it was only looked at.
   *
   * @param savedBy absent, like {@code savedAt}, of the one that comes with the product
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record View(
      String policy,
      int version,
      boolean active,
      boolean saved,
      String note,
      Instant savedAt,
      String savedBy,
      PolicyDocument definition) {}

  /** All versions, the newest first. */
  public record All(String active, List<View> items) {}

  /** A version judged from {@code at} on. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Activated(long id, String version, Instant at, String actor, String why) {

    static Activated of(Activation activation) {
      return new Activated(
          activation.id(),
          RiskPolicy.nameOf(activation.version()),
          activation.at(),
          activation.actor(),
          activation.why());
    }
  }

  public record Activations(List<Activated> items) {}

  @GET
  @RolesAllowed(Roles.CX_LEAD)
  public All all() throws SQLException {
    var active = policies.active();
    var views = policies.all().stream().map(saved -> view(saved, active, true)).toList();
    return new All(views.stream().filter(View::active).findFirst().orElseThrow().policy(), views);
  }

  /** Also for those who meet its reasons in a case. */
  @GET
  @Path("/active")
  @RolesAllowed({Roles.AGENT, Roles.TEAM_LEAD, Roles.CX_LEAD})
  public View active() throws SQLException {
    return found(policies.active());
  }

  @GET
  @Path("/{version:[0-9]{1,9}}")
  @RolesAllowed(Roles.CX_LEAD)
  public View version(int version) throws SQLException {
    return found(version);
  }

  private View found(int version) throws SQLException {
    var active = policies.active();
    return policies
        .of(version)
        .map(saved -> view(saved, active, true))
        .orElseThrow(PolicyResource::unknown);
  }

  /** Who let which version judge, when and why, the newest first. */
  @GET
  @Path("/activations")
  @RolesAllowed(Roles.CX_LEAD)
  public Activations activations() throws SQLException {
    return new Activations(
        policies.activations(MOST_ACTIVATIONS).stream().map(Activated::of).toList());
  }

  /** 201 with a version of its own; what the newest version says already is that version. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Roles.CX_LEAD)
  public Response save(@RestQuery @DefaultValue("false") boolean dryRun, byte[] body)
      throws SQLException {
    var policy = policy(body);
    var note = policy.path("note").asText("");
    if (note.length() > LONGEST_NOTE) {
      throw ErrorCode.INVALID.because("note has at most " + LONGEST_NOTE + " characters.");
    }
    policy.remove("note");
    return switch (saving.save(policy, note, dryRun ? null : caller.name())) {
      case SavingPolicy.Outcome.Kept(var saved) ->
          Response.status(dryRun ? Response.Status.OK : Response.Status.CREATED)
              .entity(view(saved, policies.active(), saved.savedBy() != null))
              .build();
      case SavingPolicy.Outcome.Faulty(var faults) ->
          throw ErrorCode.INVALID
              .with("Mend the fields named in errors and send the policy again.")
              .with("errors", faults)
              .build();
    };
  }

  private ObjectNode policy(byte[] body) {
    try {
      if (json.readTree(body) instanceof ObjectNode policy) {
        return policy;
      }
    } catch (JsonProcessingException e) {
      throw ErrorCode.MALFORMED_JSON.because(e.getOriginalMessage());
    } catch (IOException e) {
      throw ErrorCode.MALFORMED_JSON.because("The body cannot be read.");
    }
    throw ErrorCode.MALFORMED_JSON.because("A policy is a JSON object.");
  }

  /** From the next batch of responses on; what was decided stays. */
  @POST
  @Path("/{version:[0-9]{1,9}}/activate")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Roles.CX_LEAD)
  public View activate(int version, Why why) throws SQLException {
    if (!activating.activate(version, caller.name(), Why.said(why))) {
      throw unknown();
    }
    return found(version);
  }

  private static RuntimeException unknown() {
    return ErrorCode.NOT_FOUND.because("There is no such version; see /api/risk/policies.");
  }

  private static View view(Saved saved, int active, boolean kept) {
    var policy = saved.policy();
    return new View(
        policy.name(),
        policy.version(),
        kept && policy.version() == active,
        kept,
        saved.note(),
        saved.savedAt(),
        saved.savedBy(),
        PolicyDocument.of(policy));
  }
}

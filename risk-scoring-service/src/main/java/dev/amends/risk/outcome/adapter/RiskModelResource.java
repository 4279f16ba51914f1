package dev.amends.risk.outcome.adapter;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.amends.edge.problem.ErrorCode;
import dev.amends.edge.security.Caller;
import dev.amends.edge.security.Roles;
import dev.amends.risk.activation.Activation;
import dev.amends.risk.activation.Chosen;
import dev.amends.risk.activation.Why;
import dev.amends.risk.assessment.domain.RiskModel;
import dev.amends.risk.model.domain.AdditiveModel.Shape;
import dev.amends.risk.outcome.application.ActivatingModel;
import dev.amends.risk.outcome.application.RiskModels;
import dev.amends.risk.outcome.application.RiskModels.Attempt;
import dev.amends.risk.outcome.application.RiskModels.Version;
import dev.amends.risk.outcome.domain.Card;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Which version says how likely a customer is to be lost, and how well each foretold it. */
@Path("/api/risk/models")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.CX_LEAD)
public class RiskModelResource {

  private final RiskModels models;
  private final ActivatingModel activating;
  private final LearningAtNight learning;
  private final Caller caller;

  RiskModelResource(
      RiskModels models, ActivatingModel activating, LearningAtNight learning, Caller caller) {
    this.models = models;
    this.activating = activating;
    this.learning = learning;
    this.caller = caller;
  }

  /**
   * A version.
   *
   * @param calibrated whether it was learned from losses of this deployment
   * @param learnedAt absent, like {@code card}, of the one that comes with the product
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record View(
      String model,
      int version,
      boolean active,
      boolean calibrated,
      Instant learnedAt,
      Card card) {}

  /**
   * A version with its log-odds points.
   *
   * @param base of a customer of whom nothing is known
   * @param shapes of each feature what its values add to that
   */
  public record Points(View version, double base, List<Shape> shapes) {}

  /**
   * The last attempt to learn.
   *
   * @param customers of whom the outcome was known
   * @param card absent if too few were lost
   * @param model what came of it; absent if nothing did better
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Tried(Instant at, int customers, int losses, Card card, String model) {

    static Tried of(Attempt attempt) {
      var model = attempt.version() == null ? null : RiskModel.nameOf(attempt.version());
      return new Tried(attempt.at(), attempt.customers(), attempt.losses(), attempt.card(), model);
    }
  }

  /** The newest first. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record All(String active, Chosen chosen, Tried lastTried, List<View> items) {}

  @GET
  @RunOnVirtualThread
  public All all() throws SQLException {
    return view();
  }

  private All view() throws SQLException {
    var chosen = models.active();
    var active = chosen.map(Activation::version).orElse(RiskModel.SHIPPED);
    return new All(
        RiskModel.nameOf(active),
        chosen.map(each -> Chosen.of(RiskModel.nameOf(active), each)).orElse(null),
        models.lastTried().map(Tried::of).orElse(null),
        models.all().stream().map(version -> view(version, active)).toList());
  }

  private static View view(Version version, int active) {
    var model = version.model();
    return new View(
        model.name(),
        model.version(),
        model.version() == active,
        model.calibrated(),
        version.learnedAt(),
        version.card());
  }

  @GET
  @Path("/{version:[0-9]{1,9}}")
  @RunOnVirtualThread
  public Points version(int version) throws SQLException {
    var found = models.of(version).orElseThrow(RiskModelResource::unknown);
    var active = models.active().map(Activation::version).orElse(RiskModel.SHIPPED);
    var points = found.model().points();
    return new Points(view(found, active), points.intercept(), points.shapes());
  }

  /** Learns now; takes seconds, with many customers minutes. */
  @POST
  @Path("/learn")
  public Tried learn() {
    return learning
        .learn(false)
        .map(Tried::of)
        .orElseThrow(
            () -> ErrorCode.ILLEGAL_STATE.because("Another instance is learning at this moment."));
  }

  /** Lets a version score from the next batch of responses on, a former one as well. */
  @POST
  @Path("/{version:[0-9]{1,9}}/activate")
  @Consumes(MediaType.APPLICATION_JSON)
  @RunOnVirtualThread
  public All activate(int version, Why why) throws SQLException {
    if (!activating.activate(version, caller.name(), Why.said(why))) {
      throw unknown();
    }
    return view();
  }

  private static RuntimeException unknown() {
    return ErrorCode.NOT_FOUND.because("There is no such version; see /api/risk/models.");
  }
}

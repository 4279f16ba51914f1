package dev.amends.risk.assessment.adapter;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.amends.backbone.event.EventJson;
import dev.amends.backbone.identity.Identities;
import dev.amends.edge.problem.ErrorCode;
import dev.amends.edge.security.Roles;
import dev.amends.risk.assessment.application.CommentRead;
import dev.amends.risk.assessment.application.Judges;
import dev.amends.risk.assessment.application.ProfilingObjections;
import dev.amends.risk.assessment.application.ResponseAssessed;
import dev.amends.risk.assessment.domain.Counterfactual;
import dev.amends.risk.assessment.domain.Evidence;
import dev.amends.risk.assessment.domain.RiskModel;
import dev.amends.risk.assessment.domain.RiskModel.Contribution;
import dev.amends.risk.assessment.domain.Scores;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The risk of one customer, explained. */
@Path("/api/risk/customers")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.AGENT, Roles.TEAM_LEAD, Roles.CX_LEAD})
public class CustomerRiskResource {

  static final int HISTORY = 50;

  private final ResponseRepository responses;
  private final ProfilingObjections objections;
  private final Identities identities;
  private final Judges judges;

  CustomerRiskResource(
      ResponseRepository responses,
      ProfilingObjections objections,
      Identities identities,
      Judges judges) {
    this.responses = responses;
    this.judges = judges;
    this.objections = objections;
    this.identities = identities;
  }

  /** An earlier response and what it meant. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Past(
      UUID receiptId,
      Instant occurredAt,
      String touchpoint,
      Scores scores,
      String comment,
      @JsonProperty("pLoss") Double pLoss,
      String band,
      boolean atRisk) {

    static Past of(ResponseAssessed assessed, boolean objects) {
      var unscored = objects || RiskModel.NONE.equals(assessed.modelVersion());
      return new Past(
          assessed.receiptId(),
          assessed.occurredAt(),
          assessed.touchpoint(),
          assessed.scores(),
          assessed.comment(),
          unscored ? null : assessed.pLoss(),
          unscored ? null : assessed.band(),
          assessed.atRisk());
    }
  }

  /**
   * The risk by the newest response. {@code contributions} are log-odds points that sum to {@code
   * score}.
   *
   * @param profilingObjection true if the customer objects to profiling: then nothing is computed,
   *     and the reasons are those of the rules; absent otherwise
   * @param contradiction true if score and words say opposite things: worth a person's look
   * @param text what the newest comment says, and where; absent without a comment
   * @param calibrated false until this deployment's own losses have been seen: then only the band
   *     is to be relied on
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record CustomerRisk(
      String customerId,
      Boolean profilingObjection,
      @JsonProperty("pLoss") Double pLoss,
      String band,
      boolean atRisk,
      List<String> reasons,
      Double score,
      List<Contribution> contributions,
      String modelVersion,
      String policy,
      Boolean calibrated,
      Counterfactual counterfactual,
      Boolean contradiction,
      CommentRead text,
      List<Past> history) {}

  @GET
  @Path("/{customerId}")
  @RunOnVirtualThread
  @Transactional
  public CustomerRisk risk(@PathParam("customerId") String asked) throws IOException, SQLException {
    var customerId = identities.of(asked);
    var stored = responses.ofCustomer(customerId, HISTORY);
    if (stored.isEmpty()) {
      throw ErrorCode.NOT_FOUND.because("No response of this customer has been assessed.");
    }
    var history = new ArrayList<ResponseAssessed>();
    for (var response : stored) {
      history.add(read(response.assessment, ResponseAssessed.class));
    }
    var evidence = read(stored.getFirst().evidence, Evidence.class);
    var objects = !objections.among(List.of(customerId)).isEmpty();
    return objects || RiskModel.NONE.equals(history.getFirst().modelVersion())
        ? byRule(customerId, history, evidence, objects)
        : scored(customerId, history, evidence);
  }

  private static <T> T read(String json, Class<T> type) throws IOException {
    return EventJson.read(json.getBytes(StandardCharsets.UTF_8), type);
  }

  /** Also after an objection was taken back, until the customer answers again. */
  private CustomerRisk byRule(
      String customerId, List<ResponseAssessed> history, Evidence evidence, boolean objects)
      throws SQLException {
    // Rules ask no model, so any will do.
    var shipped = RiskModel.nameOf(RiskModel.SHIPPED);
    var judged = judges.of(history.getFirst().policy(), shipped).byRule(evidence);
    return new CustomerRisk(
        customerId,
        objects ? Boolean.TRUE : null,
        null,
        null,
        judged.atRisk(),
        judged.reasons(),
        null,
        List.of(),
        judged.modelVersion(),
        judged.policy(),
        null,
        null,
        null,
        null,
        history.stream().map(past -> Past.of(past, objects)).toList());
  }

  private CustomerRisk scored(String customerId, List<ResponseAssessed> history, Evidence evidence)
      throws SQLException {
    var newest = history.getFirst();
    var judge = judges.of(newest.policy(), newest.modelVersion());
    var counterfactual = Counterfactual.of(judge, evidence);
    return new CustomerRisk(
        customerId,
        null,
        newest.pLoss(),
        newest.band(),
        newest.atRisk(),
        newest.reasons(),
        newest.contributions().stream().mapToDouble(Contribution::points).sum(),
        newest.contributions(),
        newest.modelVersion(),
        newest.policy(),
        judge.model().calibrated(),
        counterfactual.orElse(null),
        newest.contradiction() ? Boolean.TRUE : null,
        newest.text(),
        history.stream().map(past -> Past.of(past, false)).toList());
  }
}

package dev.amends.ingest.asking.adapter;

import dev.amends.backbone.erasure.Erasures;
import dev.amends.edge.problem.ErrorCode;
import dev.amends.edge.security.Caller;
import dev.amends.edge.security.Roles;
import dev.amends.ingest.asking.application.RegisteringInvitations;
import dev.amends.ingest.asking.application.RegisteringInvitations.Wish;
import dev.amends.ingest.asking.domain.Invitation.Request;
import dev.amends.ingest.surveys.application.Surveys;
import dev.amends.ingest.surveys.domain.Survey;
import dev.amends.ingest.verdict.BatchItems;
import dev.amends.ingest.verdict.BatchJudge;
import dev.amends.ingest.verdict.BatchVerdict;
import dev.amends.ingest.verdict.ItemVerdict;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;

/** Whom a survey is to ask. */
@Path("/api/surveys/{survey}/invitations")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.UPSTREAM, Roles.CX_LEAD})
@RunOnVirtualThread
public class SurveyInvitationResource {

  private final Surveys surveys;
  private final RegisteringInvitations registering;
  private final Erasures erasures;
  private final Caller caller;
  private final Clock clock;

  SurveyInvitationResource(
      Surveys surveys,
      RegisteringInvitations registering,
      Erasures erasures,
      Caller caller,
      Clock clock) {
    this.surveys = surveys;
    this.registering = registering;
    this.erasures = erasures;
    this.caller = caller;
    this.clock = clock;
  }

  /**
   * A verdict per item, at most 10,000. Accepted says that it was noted; whether and when the
   * customer is asked depends on the rules at that moment, see {@code GET /api/invitations}.
   */
  @POST
  @Consumes({MediaType.APPLICATION_JSON, BatchItems.NDJSON})
  public BatchVerdict invite(String survey, byte[] body, @Context HttpHeaders headers)
      throws SQLException {
    var asked =
        surveys
            .latest(survey)
            .orElseThrow(
                () ->
                    ErrorCode.NOT_FOUND.because(
                        "There is no survey of this name; see /api/surveys."))
            .read();
    var judge =
        new BatchJudge<>(
            new InvitationReader(survey, caller.name(), clock)::read,
            (index, request) -> ItemVerdict.invited(index, request.id()));
    return judge.judge(
        BatchItems.of(body, headers.getMediaType()), requests -> register(asked, requests));
  }

  private void register(Survey survey, List<Request> requests) {
    QuarkusTransaction.requiringNew()
        .call(
            () -> {
              // While somebody is invited nobody is erased.
              erasures.withoutErased(List.of());
              registering.register(requests.stream().map(each -> new Wish(survey, each)).toList());
              return null;
            });
  }
}

package dev.amends.ingest.interactions;

import dev.amends.edge.security.Caller;
import dev.amends.edge.security.Roles;
import dev.amends.ingest.broker.NotConfirmed;
import dev.amends.ingest.broker.Submission;
import dev.amends.ingest.broker.Unconfirmed;
import dev.amends.ingest.verdict.BatchItems;
import dev.amends.ingest.verdict.BatchJudge;
import dev.amends.ingest.verdict.BatchVerdict;
import dev.amends.ingest.verdict.ItemVerdict;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;

/** Contacts, orders and ends of contracts from upstream systems: outcomes to learn from. */
@Path("/api/interactions")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.UPSTREAM)
public class InteractionResource {

  private final PublishingInteractions publishing;
  private final BatchJudge<Interaction> judge;
  private final Caller caller;

  InteractionResource(PublishingInteractions publishing, Clock clock, Caller caller) {
    this.publishing = publishing;
    this.judge =
        new BatchJudge<>(
            new InteractionReader(clock)::read,
            (index, interaction) -> ItemVerdict.published(index, interaction.eventId()));
    this.caller = caller;
  }

  /**
   * A verdict per item, answered once the broker has all that are valid; 503 when it did not
   * confirm within ten seconds; 413, and nothing published, when there are more than 10,000.
   */
  @POST
  @Path("/batch")
  @Consumes({MediaType.APPLICATION_JSON, BatchItems.NDJSON})
  @RunOnVirtualThread
  public BatchVerdict submitBatch(byte[] body, @Context HttpHeaders headers) {
    var submission = Submission.by(caller.name(), headers.getHeaderString("traceparent"));
    try {
      return judge.judge(
          BatchItems.of(body, headers.getMediaType()),
          valid -> publishing.publish(valid, submission));
    } catch (NotConfirmed e) {
      throw Unconfirmed.problem(e);
    }
  }
}

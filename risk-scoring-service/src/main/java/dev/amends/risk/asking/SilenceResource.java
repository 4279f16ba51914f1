package dev.amends.risk.asking;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.amends.backbone.identity.Identities;
import dev.amends.edge.problem.ErrorCode;
import dev.amends.edge.security.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.time.Instant;

/** Whether a customer still talks to us. */
@Path("/api/risk/customers/{customerId}/silence")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.AGENT, Roles.TEAM_LEAD, Roles.CX_LEAD})
public class SilenceResource {

  private final SilenceQuery query;
  private final Identities identities;

  SilenceResource(SilenceQuery query, Identities identities) {
    this.query = query;
    this.identities = identities;
  }

  /**
   * What was asked and what came back.
   *
   * @param delivered how often the customer was asked; {@code answered} and {@code declined} of it
   * @param unansweredInARow how often the customer was asked since saying anything and let the time
   *     for an answer pass
   * @param lastHeardAt when the customer last said something by any way, absent if never
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Silence(
      String customerId,
      long delivered,
      long answered,
      long declined,
      long unansweredInARow,
      Instant lastDeliveredAt,
      Instant lastHeardAt) {}

  @GET
  @RunOnVirtualThread
  public Silence silence(@PathParam("customerId") String asked) throws SQLException {
    var silence = query.of(identities.of(asked));
    if (silence.delivered() == 0 && silence.lastHeardAt() == null) {
      throw ErrorCode.NOT_FOUND.because("This customer was never asked and never said anything.");
    }
    return silence;
  }
}

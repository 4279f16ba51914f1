package dev.amends.risk.contradiction;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.amends.edge.page.Page;
import dev.amends.edge.problem.ErrorCode;
import dev.amends.edge.security.Caller;
import dev.amends.edge.security.Roles;
import dev.amends.risk.assessment.application.CommentRead;
import dev.amends.risk.assessment.application.ResponseAssessed;
import dev.amends.risk.assessment.domain.Scores;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestQuery;

/** What a person is to look at, because score and words say opposite things. */
@Path("/api/risk/contradictions")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.AGENT, Roles.TEAM_LEAD, Roles.CX_LEAD})
@RunOnVirtualThread
public class ContradictionResource {

  private final ContradictionTable contradictions;
  private final Caller caller;
  private final Clock clock;

  ContradictionResource(ContradictionTable contradictions, Caller caller, Clock clock) {
    this.contradictions = contradictions;
    this.caller = caller;
    this.clock = clock;
  }

  /**
   * A response that contradicts itself, as it came.
   *
   * @param verdict absent, like all behind it, until somebody has looked
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Item(
      UUID receiptId,
      String customerId,
      Instant occurredAt,
      String touchpoint,
      Scores scores,
      String comment,
      CommentRead text,
      @JsonProperty("pLoss") double pLoss,
      boolean atRisk,
      String verdict,
      Instant lookedAt,
      String lookedBy) {

    static Item of(ResponseAssessed assessed, String verdict, Instant at, String actor) {
      return new Item(
          assessed.receiptId(),
          assessed.customerId(),
          assessed.occurredAt(),
          assessed.touchpoint(),
          assessed.scores(),
          assessed.comment(),
          assessed.text(),
          assessed.pLoss(),
          assessed.atRisk(),
          verdict,
          at,
          actor);
    }
  }

  /**
   * @param verdict score, words or both
   */
  public record Look(String verdict) {}

  /** Those that nobody has looked at, or with {@code looked=true} the others; the newest first. */
  @GET
  public Page<Item> all(
      @RestQuery @DefaultValue("false") boolean looked,
      @RestQuery String cursor,
      @RestQuery @DefaultValue("" + Page.DEFAULT_LIMIT) int limit)
      throws SQLException, IOException {
    if (limit < 1 || limit > Page.MAX_LIMIT) {
      throw ErrorCode.INVALID.because("limit is 1 to " + Page.MAX_LIMIT + ".");
    }
    return contradictions.page(looked, cursor, limit);
  }

  /** Says which holds; saying otherwise later replaces it. Score and words stay as they are. */
  @POST
  @Path("/{receiptId}")
  @Consumes(MediaType.APPLICATION_JSON)
  public void look(UUID receiptId, Look look) throws SQLException {
    var verdict =
        Verdict.of(look == null ? null : look.verdict())
            .orElseThrow(
                () -> ErrorCode.INVALID.because("verdict is one of " + Verdict.ids() + "."));
    if (!contradictions.look(receiptId, verdict, clock.instant(), caller.name())) {
      throw ErrorCode.NOT_FOUND.because("There is no response of this id that contradicts itself.");
    }
  }
}

package dev.amends.risk.textmodel;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.amends.edge.problem.ErrorCode;
import dev.amends.edge.security.Caller;
import dev.amends.edge.security.Roles;
import dev.amends.risk.activation.Activation;
import dev.amends.risk.activation.Chosen;
import dev.amends.risk.activation.Why;
import dev.amends.risk.textmodel.TextModels.Attempt;
import dev.amends.text.ToneLearner.Card;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Which version reads comments, and how well each did. */
@Path("/api/risk/text-models")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.CX_LEAD)
public class TextModelResource {

  private final TextModels versions;
  private final LearningFromComments learning;
  private final Caller caller;
  private final Clock clock;

  TextModelResource(
      TextModels versions, LearningFromComments learning, Caller caller, Clock clock) {
    this.versions = versions;
    this.learning = learning;
    this.caller = caller;
    this.clock = clock;
  }

  /**
   * A version.
   *
   * @param learnedAt absent, like {@code basis}, of the one that comes with the product
   * @param cards by language, how it did on comments that were held out, beside the one that read
   *     then
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record View(
      String model,
      int version,
      boolean active,
      Instant learnedAt,
      String basis,
      List<Card> cards) {}

  /**
   * The last attempt to learn.
   *
   * @param comments how many scored comments each language had
   * @param model what came of it; absent if nothing did better
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Tried(Instant at, Map<String, Integer> comments, List<Card> cards, String model) {

    static Tried of(Attempt attempt) {
      var model = attempt.version() == null ? null : TextModels.name(attempt.version());
      return new Tried(attempt.at(), attempt.comments(), attempt.cards(), model);
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
    var chosen = versions.active();
    var active = chosen.map(Activation::version).orElse(TextModels.SHIPPED);
    var items = new ArrayList<View>();
    for (var each : versions.versions()) {
      items.add(
          new View(
              TextModels.name(each.version()),
              each.version(),
              each.version() == active,
              each.learnedAt(),
              each.basis(),
              each.cards()));
    }
    items.add(
        new View(
            TextModels.name(TextModels.SHIPPED),
            TextModels.SHIPPED,
            active == TextModels.SHIPPED,
            null,
            null,
            List.of()));
    return new All(
        TextModels.name(active),
        chosen.map(each -> Chosen.of(TextModels.name(active), each)).orElse(null),
        versions.lastTried().map(Tried::of).orElse(null),
        items);
  }

  /** Learns now; takes seconds, with many comments a minute. */
  @POST
  @Path("/learn")
  public Tried learn() {
    return learning
        .learn(false)
        .map(Tried::of)
        .orElseThrow(
            () -> ErrorCode.ILLEGAL_STATE.because("Another instance is learning at this moment."));
  }

  /** Lets a version read from the next batch of responses on, a former one as well. */
  @POST
  @Path("/{version:[0-9]{1,9}}/activate")
  @Consumes(MediaType.APPLICATION_JSON)
  @RunOnVirtualThread
  @Transactional
  public All activate(int version, Why why) throws SQLException {
    var reason = Why.said(why);
    if (version != TextModels.SHIPPED
        && versions.versions().stream().noneMatch(each -> each.version() == version)) {
      throw ErrorCode.NOT_FOUND.because("There is no such version; see /api/risk/text-models.");
    }
    versions.activate(version, clock.instant(), caller.name(), reason);
    return view();
  }
}

package dev.amends.risk.metrics.adapter;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.amends.edge.problem.ErrorCode;
import dev.amends.edge.security.Caller;
import dev.amends.edge.security.Roles;
import dev.amends.risk.metrics.adapter.BeliefTable.Belief;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;

/** What whoever is signed in believes that customers answer this month. */
@Path("/api/risk/beliefs")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.AGENT, Roles.TEAM_LEAD, Roles.CX_LEAD})
@RunOnVirtualThread
public class BeliefResource {

  static final int LONGEST_TOUCHPOINT = 100;

  /** Of one person in one month: five questions at forty touchpoints. */
  static final int MOST_BELIEFS = 200;

  /** Questions on a scale, with its least and greatest answer. */
  static final Map<String, Scale> SCALES =
      Map.of(
          "nps", new Scale(0, 10),
          "lba", new Scale(0, 10),
          "csat", new Scale(1, 5),
          "ces", new Scale(1, 7),
          "trust", new Scale(1, 7));

  private final BeliefTable beliefs;
  private final Slicing slicing;
  private final Caller caller;

  BeliefResource(BeliefTable beliefs, Slicing slicing, Caller caller) {
    this.beliefs = beliefs;
    this.slicing = slicing;
    this.caller = caller;
  }

  record Scale(int least, int most) {}

  /**
   * The answer that the mean of the customers is believed to be near.
   *
   * @param metric nps, lba, csat, ces or trust
   * @param touchpoint absent if the question is not about one
   * @param answer on the scale of the question
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Believed(String metric, String touchpoint, Integer answer) {}

  public record Own(String month, List<Believed> items) {}

  /** Of this month. */
  @GET
  public Own own() throws SQLException {
    return view();
  }

  private Own view() throws SQLException {
    var month = YearMonth.from(slicing.today());
    var items =
        beliefs.own(caller.name(), month).stream()
            .map(
                each ->
                    new Believed(
                        each.metric(),
                        each.touchpoint().isEmpty() ? null : each.touchpoint(),
                        each.answer()))
            .toList();
    return new Own(month.toString(), items);
  }

  /** Said again, it takes the place of what was believed before. */
  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  public Own believe(Believed believed) throws SQLException {
    var scale = scale(believed == null ? null : believed.metric());
    if (believed.answer() == null
        || believed.answer() < scale.least()
        || believed.answer() > scale.most()) {
      throw ErrorCode.INVALID.because("answer is %d to %d.".formatted(scale.least(), scale.most()));
    }
    var touchpoint = believed.touchpoint() == null ? "" : believed.touchpoint();
    if (touchpoint.length() > LONGEST_TOUCHPOINT || touchpoint.indexOf('\0') >= 0) {
      throw ErrorCode.INVALID.because(
          "touchpoint has at most " + LONGEST_TOUCHPOINT + " characters.");
    }
    var month = YearMonth.from(slicing.today());
    var belief = new Belief(believed.metric(), touchpoint, believed.answer());
    if (!beliefs.set(caller.name(), month, belief, MOST_BELIEFS)) {
      throw ErrorCode.ILLEGAL_STATE.because(
          "You have said %d answers this month; one of them can still be changed."
              .formatted(MOST_BELIEFS));
    }
    return view();
  }

  static Scale scale(String metric) {
    var scale = metric == null ? null : SCALES.get(metric);
    if (scale == null) {
      throw ErrorCode.INVALID.because("metric is nps, lba, csat, ces or trust.");
    }
    return scale;
  }
}

package dev.amends.risk.outcome.application;

import dev.amends.backbone.event.DeterministicId;
import dev.amends.backbone.event.EventMeta;
import dev.amends.backbone.event.OutgoingEvent;
import dev.amends.backbone.outbox.Outbox;
import dev.amends.risk.activation.Activation;
import dev.amends.risk.assessment.application.AssessingResponses;
import dev.amends.risk.assessment.domain.RiskModel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;

/**
 * Lets a version score from the next batch of responses on, a former one as well. What was decided
 * stays as it was decided.
 */
@ApplicationScoped
public class ActivatingModel {

  /** No customer's event: all of them are about one thing and stay in order. */
  static final String KEY = "risk-model";

  private final RiskModels models;
  private final Outbox outbox;
  private final Clock clock;

  ActivatingModel(RiskModels models, Outbox outbox, Clock clock) {
    this.models = models;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * @return false if there is no such version; activating the one that is active changes nothing
   */
  @Transactional
  public boolean activate(int version, String actor, String why) throws SQLException {
    models.lock();
    var wanted = models.of(version);
    if (wanted.isEmpty()) {
      return false;
    }
    var former = models.active().map(Activation::version).orElse(RiskModel.SHIPPED);
    if (former != version) {
      var activation = models.activate(version, clock.instant(), actor, why);
      outbox.append(event(activation, former, wanted.get().model()));
    }
    return true;
  }

  private static OutgoingEvent event(Activation activation, int former, RiskModel wanted) {
    var data =
        new ModelActivated(
            wanted.name(),
            RiskModel.nameOf(former),
            activation.at(),
            activation.actor(),
            activation.why(),
            wanted.calibrated());
    return OutgoingEvent.of(
        AssessingResponses.TOPIC,
        new EventMeta(
            DeterministicId.of(KEY, Long.toString(activation.id())),
            ModelActivated.TYPE,
            "/risk-scoring",
            activation.at(),
            KEY,
            null,
            null,
            null),
        data);
  }
}

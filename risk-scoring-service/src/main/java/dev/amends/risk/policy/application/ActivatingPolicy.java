package dev.amends.risk.policy.application;

import dev.amends.backbone.event.DeterministicId;
import dev.amends.backbone.event.EventMeta;
import dev.amends.backbone.event.OutgoingEvent;
import dev.amends.backbone.outbox.Outbox;
import dev.amends.risk.activation.Activation;
import dev.amends.risk.assessment.application.AssessingResponses;
import dev.amends.risk.assessment.domain.RiskPolicy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;

/**
 * Lets a version judge from the next batch of responses on, a former one as well. What was decided
 * stays as it was decided.
 */
@ApplicationScoped
public class ActivatingPolicy {

  /** No customer's event: all of them are about one thing and stay in order. */
  static final String KEY = "risk-policy";

  private final Policies policies;
  private final Outbox outbox;
  private final Clock clock;

  ActivatingPolicy(Policies policies, Outbox outbox, Clock clock) {
    this.policies = policies;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * @return false if there is no such version; activating the one that is active changes nothing
   */
  @Transactional
  public boolean activate(int version, String actor, String why) throws SQLException {
    policies.lock();
    var wanted = policies.of(version);
    if (wanted.isEmpty()) {
      return false;
    }
    var former = policies.active();
    if (former != version) {
      var activation = policies.activate(version, clock.instant(), actor, why);
      outbox.append(event(activation, former, wanted.get()));
    }
    return true;
  }

  private OutgoingEvent event(Activation activation, int former, Policies.Saved wanted)
      throws SQLException {
    var data =
        new PolicyActivated(
            RiskPolicy.nameOf(activation.version()),
            policies.of(former).orElseThrow().policy().name(),
            activation.at(),
            activation.actor(),
            activation.why(),
            PolicyDocument.of(wanted.policy()));
    return OutgoingEvent.of(
        AssessingResponses.TOPIC,
        new EventMeta(
            DeterministicId.of(KEY, Long.toString(activation.id())),
            PolicyActivated.TYPE,
            "/risk-scoring",
            activation.at(),
            KEY,
            null,
            null,
            null),
        data);
  }
}

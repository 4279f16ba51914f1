package dev.amends.risk.outcome.application;

import dev.amends.risk.activation.Activation;
import dev.amends.risk.assessment.domain.RiskModel;
import dev.amends.risk.outcome.application.RiskModels.Attempt;
import dev.amends.risk.outcome.domain.Trial;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Learns how likely this deployment's own customers are to be lost. What foretells customers held
 * out better than what scores now is a new version. It waits for a person: it changes how many
 * cases there will be, which a replay shows before.
 */
@ApplicationScoped
public class LearningFromOutcomes {

  /** So many more losses than last time are worth another attempt. */
  static final int WORTH_TRYING = 25;

  /** So old, an attempt says little about today's customers, however many were lost since. */
  static final Duration TOO_OLD = Duration.ofDays(30);

  /** More take longer than a night for no better points. */
  static final int MOST = 50_000;

  private static final Logger LOG = Logger.getLogger(LearningFromOutcomes.class);

  private final OutcomeHistory history;
  private final RiskModels models;
  private final Clock clock;

  LearningFromOutcomes(OutcomeHistory history, RiskModels models, Clock clock) {
    this.history = history;
    this.models = models;
    this.clock = clock;
  }

  /**
   * In the caller's transaction.
   *
   * @param onlyIfWorthIt not if hardly more customers were lost than at the last attempt, and that
   *     is not long ago
   * @return what was tried; empty if it was not worth it
   */
  public Optional<Attempt> learn(boolean onlyIfWorthIt) throws SQLException {
    var now = clock.instant();
    var customers = history.known(now, MOST);
    var losses = (int) customers.stream().filter(customer -> customer.lost()).count();
    if (onlyIfWorthIt && !isWorthIt(losses, now)) {
      return Optional.empty();
    }
    var attempt =
        switch (Trial.of(customers, active())) {
          case Trial.Outcome.TooFew few ->
              new Attempt(now, few.customers(), few.losses(), null, null);
          case Trial.Outcome.Learned learned -> {
            LOG.infof("Learned from outcomes: %s", learned.card());
            var version =
                learned.card().isBetter()
                    ? models.keep(now, learned.points(), learned.card())
                    : null;
            yield new Attempt(now, learned.customers(), learned.losses(), learned.card(), version);
          }
        };
    models.tried(attempt);
    return Optional.of(attempt);
  }

  /** The losses are those of three years, so at a steady rate there are never more. */
  private boolean isWorthIt(int losses, Instant now) throws SQLException {
    var before = models.lastTried();
    return losses >= Trial.FEWEST_LOSSES
        && (before.isEmpty()
            || losses >= before.get().losses() + WORTH_TRYING
            || !now.isBefore(before.get().at().plus(TOO_OLD)));
  }

  private RiskModel active() throws SQLException {
    var version = models.active().map(Activation::version).orElse(RiskModel.SHIPPED);
    return models.of(version).orElseThrow().model();
  }
}

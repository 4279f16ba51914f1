package dev.amends.risk.outcome.adapter;

import dev.amends.risk.outcome.application.LearningFromOutcomes;
import dev.amends.risk.outcome.application.RiskModels.Attempt;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/** Lets one instance at a time learn. */
@ApplicationScoped
class LearningAtNight {

  private static final int LONGEST_SECONDS = 1_800;

  /** Any number will do, as long as every instance uses it and nothing else does. */
  private static final long ALONE = 0x6c_6f_73_73L;

  private final LearningFromOutcomes learning;
  private final DataSource database;

  LearningAtNight(LearningFromOutcomes learning, DataSource database) {
    this.learning = learning;
    this.database = database;
  }

  @Scheduled(
      cron = "{amends.risk.learning.cron}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void atNight() {
    learn(true);
  }

  /**
   * @return what was tried; empty if it was not worth it, or another instance is at it
   */
  Optional<Attempt> learn(boolean onlyIfWorthIt) {
    return QuarkusTransaction.requiringNew()
        .timeout(LONGEST_SECONDS)
        .call(() -> isAlone() ? learning.learn(onlyIfWorthIt) : Optional.empty());
  }

  private boolean isAlone() throws SQLException {
    try (var connection = database.getConnection();
        var lock = connection.prepareStatement("select pg_try_advisory_xact_lock(?)")) {
      lock.setLong(1, ALONE);
      try (var row = lock.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }
}

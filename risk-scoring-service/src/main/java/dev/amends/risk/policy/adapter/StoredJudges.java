package dev.amends.risk.policy.adapter;

import dev.amends.risk.assessment.application.Judges;
import dev.amends.risk.assessment.domain.Judge;
import dev.amends.risk.assessment.domain.RiskModel;
import dev.amends.risk.assessment.domain.RiskPolicy;
import dev.amends.risk.outcome.application.RiskModels;
import dev.amends.risk.policy.application.Policies;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

/** Judges by what was saved and learned. Which versions are active is looked up for every batch. */
@ApplicationScoped
class StoredJudges implements Judges {

  /** Both in one round trip, since every batch pays for it. */
  private static final String ACTIVE =
      """
      select coalesce((select version from policy_activation order by id desc limit 1), 1),
        coalesce((select version from risk_model_activation order by id desc limit 1), 1)""";

  private final DataSource database;
  private final Policies policies;
  private final RiskModels models;

  /** A version never changes. */
  private final Map<Versions, Judge> known = new ConcurrentHashMap<>();

  StoredJudges(DataSource database, Policies policies, RiskModels models) {
    this.database = database;
    this.policies = policies;
    this.models = models;
  }

  private record Versions(int policy, int model) {}

  @Override
  public Judge active() throws SQLException {
    try (var connection = database.getConnection();
        var select = connection.prepareStatement(ACTIVE);
        var row = select.executeQuery()) {
      row.next();
      return of(new Versions(row.getInt(1), row.getInt(2)));
    }
  }

  @Override
  public Judge of(String policy, String model) throws SQLException {
    return of(new Versions(RiskPolicy.versionOf(policy), RiskModel.versionOf(model)));
  }

  private Judge of(Versions versions) throws SQLException {
    var judge = known.get(versions);
    if (judge == null) {
      judge =
          new Judge(
              policies.of(versions.policy()).orElseThrow(() -> none("policy")).policy(),
              models.of(versions.model()).orElseThrow(() -> none("model")).model());
      known.put(versions, judge);
    }
    return judge;
  }

  private static IllegalArgumentException none(String what) {
    return new IllegalArgumentException("There is no " + what + " of this version.");
  }
}

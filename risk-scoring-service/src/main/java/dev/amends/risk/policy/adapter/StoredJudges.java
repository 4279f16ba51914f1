package dev.amends.risk.policy.adapter;

import dev.amends.risk.assessment.application.Judges;
import dev.amends.risk.assessment.domain.Judge;
import dev.amends.risk.assessment.domain.RiskPolicy;
import dev.amends.risk.policy.application.Policies;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Judges by the saved policies. Which one is active is looked up for every batch. */
@ApplicationScoped
class StoredJudges implements Judges {

  private final Policies policies;

  /** A version never changes. */
  private final Map<Integer, Judge> known = new ConcurrentHashMap<>();

  StoredJudges(Policies policies) {
    this.policies = policies;
  }

  @Override
  public Judge active() throws SQLException {
    return of(policies.active());
  }

  @Override
  public Judge of(String policy) throws SQLException {
    return of(RiskPolicy.versionOf(policy));
  }

  private Judge of(int version) throws SQLException {
    var judge = known.get(version);
    if (judge == null) {
      var saved =
          policies
              .of(version)
              .orElseThrow(
                  () -> new IllegalArgumentException("There is no policy " + version + "."));
      judge = new Judge(saved.policy());
      known.put(version, judge);
    }
    return judge;
  }
}

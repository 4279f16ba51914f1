package dev.amends.risk.policy.application;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amends.risk.policy.application.Policies.Saved;
import dev.amends.risk.policy.application.PolicyReader.Fault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;

/** Saves a policy as a version of its own. It judges nobody before it is activated. */
@ApplicationScoped
public class SavingPolicy {

  private final Policies policies;
  private final Clock clock;

  SavingPolicy(Policies policies, Clock clock) {
    this.policies = policies;
    this.clock = clock;
  }

  /** What came of it. */
  public sealed interface Outcome {

    /** A new version, or the newest one if it says the same. */
    record Kept(Saved version) implements Outcome {}

    record Faulty(List<Fault> faults) implements Outcome {}
  }

  /**
   * @param author null to only look whether it could be saved
   */
  @Transactional
  public Outcome save(JsonNode json, String note, String author) throws SQLException {
    policies.lock();
    var newest = policies.all().getFirst();
    return switch (PolicyReader.read(newest.policy().version() + 1, json)) {
      case PolicyReader.Result.Bad(var faults) -> new Outcome.Faulty(faults);
      case PolicyReader.Result.Good(var policy) -> {
        if (PolicyDocument.of(policy).equals(PolicyDocument.of(newest.policy()))) {
          yield new Outcome.Kept(newest);
        }
        var saved = new Saved(policy, note, clock.instant(), author);
        if (author != null) {
          policies.save(saved);
        }
        yield new Outcome.Kept(saved);
      }
    };
  }
}

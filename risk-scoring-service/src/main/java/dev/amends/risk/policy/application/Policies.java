package dev.amends.risk.policy.application;

import dev.amends.risk.activation.Activation;
import dev.amends.risk.assessment.domain.RiskPolicy;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Port to the policies and to who activated them when. */
public interface Policies {

  /**
   * A saved version.
   *
   * @param savedAt null, like {@code savedBy}, of the one that comes with the product
   */
  record Saved(RiskPolicy policy, String note, Instant savedAt, String savedBy) {}

  /** All versions, the newest first. */
  List<Saved> all() throws SQLException;

  Optional<Saved> of(int version) throws SQLException;

  /** The version that judges now. */
  int active() throws SQLException;

  /** Keeps others from saving or activating until the end of the transaction. */
  void lock() throws SQLException;

  void save(Saved version) throws SQLException;

  Activation activate(int version, Instant at, String actor, String why) throws SQLException;

  /** The newest first. */
  List<Activation> activations(int limit) throws SQLException;
}

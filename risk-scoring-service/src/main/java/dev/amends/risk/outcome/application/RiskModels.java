package dev.amends.risk.outcome.application;

import dev.amends.risk.activation.Activation;
import dev.amends.risk.assessment.domain.RiskModel;
import dev.amends.risk.model.domain.AdditiveModel;
import dev.amends.risk.outcome.domain.Card;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Port to the versions that were learned, and to who let which of them score. */
public interface RiskModels {

  /**
   * A version.
   *
   * @param learnedAt null, like {@code card}, of the one that comes with the product
   */
  record Version(RiskModel model, Instant learnedAt, Card card) {}

  /**
   * One attempt to learn.
   *
   * @param customers of whom the outcome was known; {@code losses} of them were lost
   * @param card null if there were too few
   * @param version what came of it, or null
   */
  record Attempt(Instant at, int customers, int losses, Card card, Integer version) {}

  /** The newest first. */
  List<Version> all() throws SQLException;

  Optional<Version> of(int version) throws SQLException;

  /** Empty as long as nothing but what comes with the product has scored. */
  Optional<Activation> active() throws SQLException;

  /** Keeps others from keeping or activating until the end of the transaction. */
  void lock() throws SQLException;

  /** The version that it is from then on. */
  int keep(Instant at, AdditiveModel points, Card card) throws SQLException;

  Activation activate(int version, Instant at, String actor, String why) throws SQLException;

  void tried(Attempt attempt) throws SQLException;

  Optional<Attempt> lastTried() throws SQLException;
}

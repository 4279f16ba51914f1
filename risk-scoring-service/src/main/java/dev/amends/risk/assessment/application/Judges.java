package dev.amends.risk.assessment.application;

import dev.amends.risk.assessment.domain.Judge;
import java.sql.SQLException;

/** Port to the policies that judge and the models that score. */
public interface Judges {

  /** Policy and model that judge now; the same for every instance from its activation on. */
  Judge active() throws SQLException;

  /**
   * As {@code policy} and {@code model} judge, or judged.
   *
   * @param policy for example {@code risk-policy/1}
   * @param model for example {@code additive/1}
   * @throws IllegalArgumentException if there is none of this name
   */
  Judge of(String policy, String model) throws SQLException;
}

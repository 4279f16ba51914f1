package dev.amends.risk.assessment.application;

import dev.amends.risk.assessment.domain.Judge;
import java.sql.SQLException;

/** Port to the policies that judge. */
public interface Judges {

  /** The one that judges now; the same for every instance from its activation on. */
  Judge active() throws SQLException;

  /**
   * As {@code policy} judges, or judged.
   *
   * @param policy for example {@code risk-policy/1}
   * @throws IllegalArgumentException if there is none of this name
   */
  Judge of(String policy) throws SQLException;
}

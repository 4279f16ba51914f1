package dev.amends.risk.assessment.application;

import java.sql.SQLException;
import java.util.Collection;
import java.util.Set;

/** Port to the customers who object to profiling. */
public interface ProfilingObjections {

  /** Those of these customers who do. */
  Set<String> among(Collection<String> customerIds) throws SQLException;
}

package dev.amends.risk.assessment.application;

import java.sql.SQLException;

/** Port to whether responses are kept and counted with the employee who served the customer. */
public interface EmployeeFigures {

  /** What it says stays so until the end of the caller's transaction. */
  boolean holdOn() throws SQLException;
}

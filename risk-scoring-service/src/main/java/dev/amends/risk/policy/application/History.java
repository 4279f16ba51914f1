package dev.amends.risk.policy.application;

import dev.amends.risk.policy.domain.Replay.Response;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.function.Consumer;

/** Port to the responses that were assessed; those of erased customers are not among them. */
public interface History {

  long count(LocalDate from, LocalDate to) throws SQLException;

  /**
   * Hands over every response, customer by customer and each customer's in order of time, a few
   * thousand in memory at a time.
   *
   * @param from the first day, or null
   * @param to the day behind the last one, or null
   */
  void read(LocalDate from, LocalDate to, Consumer<Response> reader) throws SQLException;
}

package dev.amends.backbone.erasure;

import java.sql.SQLException;

/** What a service forgets of a customer; each service has one. */
public interface CustomerEraser {

  /** The service's own topic, on which it confirms. */
  String topic();

  /**
   * Removes what points to the person and keeps what only counts. Runs alone: no batch of any
   * stream is under way in this database. Running twice changes nothing more.
   */
  void erase(String customerId) throws SQLException;
}

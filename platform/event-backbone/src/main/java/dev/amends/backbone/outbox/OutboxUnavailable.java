package dev.amends.backbone.outbox;

import java.sql.SQLException;

/** The database did not take an event; the caller's transaction cannot commit either. */
public class OutboxUnavailable extends RuntimeException {

  OutboxUnavailable(SQLException cause) {
    super("The outbox could not be written: " + cause.getMessage(), cause);
  }
}

package dev.amends.ingest.trace;

import dev.amends.backbone.event.IncomingEvent;
import java.sql.SQLException;
import java.util.List;

/**
 * Port to whoever else has to know what happens to recovery cases: the topic is read once.
 *
 * <p>Called in the transaction that notes them, in the order of each customer; after a redelivery
 * again, from an earlier event on.
 */
public interface FollowsCases {

  /**
   * @param events whose data is {@link Traced}
   */
  void follow(List<IncomingEvent> events) throws SQLException;
}

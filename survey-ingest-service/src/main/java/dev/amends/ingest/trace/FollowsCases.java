package dev.amends.ingest.trace;

import dev.amends.backbone.event.IncomingEvent;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/**
 * Port to whoever else has to know what happens to recovery cases: the topic is read once.
 *
 * <p>Called in the transaction that notes them, in the order of each customer; after a redelivery
 * again, from an earlier event on.
 */
public interface FollowsCases {

  /**
   * @param events whose data is {@link Traced}, or of the follower's own {@link #types}
   */
  void follow(List<IncomingEvent> events) throws SQLException;

  /** What it reads of the topic besides, by the names of the types. */
  default Map<String, Class<?>> types() {
    return Map.of();
  }
}

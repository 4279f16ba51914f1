package dev.amends.ingest.surveys.application;

import dev.amends.ingest.surveys.domain.CallBack;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Port to the times at which the recovery team can call, and to who has which. */
public interface CallBacks {

  /** The next ones that a conversation can still have, its own among them. */
  List<CallBack> free(UUID conversation) throws SQLException;

  /**
   * The time is the conversation's, instead of any other; part of the caller's transaction.
   *
   * @return empty if others have it by now, or if there is no such time
   */
  Optional<CallBack> book(UUID conversation, Instant from) throws SQLException;

  /** The conversation has no time any more; part of the caller's transaction. */
  void release(UUID conversation) throws SQLException;
}

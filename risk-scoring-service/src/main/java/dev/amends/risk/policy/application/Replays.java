package dev.amends.risk.policy.application;

import dev.amends.risk.policy.domain.Replay;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Port to the replays and what came of them. */
public interface Replays {

  enum State {
    RUNNING,
    DONE,
    CANCELLED,
    /** Something went wrong, or the service stopped meanwhile. */
    FAILED
  }

  /**
   * @param rows how many responses there are; null until they are counted
   * @param done how many of them were looked at
   * @param outcome null until it is done; without the single changes
   */
  record Running(
      UUID id,
      Instant askedAt,
      String askedBy,
      ReplayRequest request,
      State state,
      Long rows,
      long done,
      Replay.Outcome outcome) {}

  /**
   * @return false if another one is running
   */
  boolean start(UUID id, Instant at, String actor, ReplayRequest request) throws SQLException;

  /**
   * @return false if it was cancelled meanwhile
   */
  boolean progress(UUID id, Instant at, long rows, long done) throws SQLException;

  void finish(UUID id, Replay.Outcome outcome) throws SQLException;

  /** Ends it if it is running. */
  void end(UUID id, State state) throws SQLException;

  Optional<Running> of(UUID id) throws SQLException;

  /** The newest first. */
  List<Running> newest(int limit) throws SQLException;

  /** The newest first. */
  List<Replay.Change> changes(UUID id, Replay.Kind kind, int limit) throws SQLException;
}

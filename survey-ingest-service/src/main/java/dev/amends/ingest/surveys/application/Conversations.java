package dev.amends.ingest.surveys.application;

import dev.amends.ingest.surveys.domain.Conversation;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/** Port to the conversations that were begun. */
public interface Conversations {

  /** False if there is one of this id. */
  boolean add(Conversation conversation) throws SQLException;

  Optional<Conversation> find(UUID id) throws SQLException;

  /**
   * Nobody else changes it until the end of the transaction; empty also if it was changed too
   * often.
   */
  Optional<Conversation> lock(UUID id) throws SQLException;

  void store(Conversation conversation) throws SQLException;

  /** Nobody ever had the link to it. */
  void remove(UUID id) throws SQLException;
}

package dev.amends.ingest.asking.application;

import dev.amends.ingest.asking.domain.Invitation;
import dev.amends.ingest.asking.domain.Standing;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * Port to the invitations and the ledger of their messages; calls join the transaction, unless they
 * say otherwise.
 */
public interface Invitations {

  /**
   * An invitation that is due.
   *
   * @param over when its conversation is; null if there is none yet
   * @param handedOver whether whoever sent its message died after the last step
   */
  record Due(Invitation invitation, Standing standing, Instant over, boolean handedOver) {}

  /** False if there is one of this id. */
  boolean add(Invitation invitation) throws SQLException;

  /**
   * The longest due that nobody else holds, locked until the end of the transaction, and with them
   * their customers: two surveys cannot ask the same one at once.
   */
  List<Due> lockDue(Instant now, int limit) throws SQLException;

  /** Also gives up whatever claim there was. */
  void save(Invitation invitation) throws SQLException;

  /**
   * Takes one of the places a survey has that day, once for each invitation; false if none is left.
   */
  boolean takePlace(Invitation invitation, LocalDate day, int perDay) throws SQLException;

  void claim(Claim claim) throws SQLException;

  /**
   * The last step before the message goes; commits by itself. False if the claim does not hold any
   * more.
   */
  boolean handOver(Claim claim) throws SQLException;

  /** The claim is settled. False if it did not hold any more. */
  boolean end(Claim claim) throws SQLException;
}

package dev.amends.promoters.outreach.application;

import dev.amends.promoters.outreach.domain.Facts;
import dev.amends.promoters.outreach.domain.Outreach;
import dev.amends.promoters.outreach.domain.Response;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What this service keeps of messages; every call but {@link #handOver} is part of the caller's
 * transaction.
 */
public interface OutreachStore {

  /**
   * A message as it is stored.
   *
   * @param onItsWay whether it was claimed for sending and that is not settled yet
   */
  record Stored(Outreach outreach, boolean onItsWay) {}

  /**
   * A message that is due, with what is known of its customer at this moment.
   *
   * @param inDoubt whether an earlier attempt may have been accepted without our knowing
   * @param handedOver whether whoever tried to send it died after the last step, see {@link
   *     #handOver}
   */
  record Due(
      Outreach outreach,
      Facts facts,
      String customerName,
      String customerLanguage,
      boolean inDoubt,
      boolean handedOver) {}

  /** Those that exist, locked until the end of the transaction. */
  Map<UUID, Stored> lock(Collection<UUID> ids) throws SQLException;

  void save(Collection<Outreach> outreaches) throws SQLException;

  /** Takes each customer's latest response as how the customer is doing. */
  void saveStandings(Collection<Response> latest) throws SQLException;

  /** The longest waiting that nobody else holds, locked until the end of the transaction. */
  List<Due> lockDue(Instant now, int limit) throws SQLException;

  /** Makes what waits for these customers' facts due. */
  void makeDue(Collection<String> customerIds, Instant now) throws SQLException;

  /**
   * Writes the claims into the ledger.
   *
   * @return the messages that now hold the one place their customer has in the campaign
   */
  Set<UUID> claim(Collection<Claim> claims, Instant now) throws SQLException;

  /**
   * The last step: only the message's end is missing. Commits by itself. False if the claim does
   * not hold any more.
   */
  boolean handOver(Claim claim) throws SQLException;

  /** Nobody knows how the attempt ended; the claim may be taken again when its lease runs out. */
  void doubt(Claim claim) throws SQLException;

  /** The message was accepted; false if that was recorded before. */
  boolean markSent(UUID outreachId, Instant now) throws SQLException;

  /**
   * The attempt came to nothing for certain, and the claim may be taken again from then on. False
   * if it does not hold any more.
   */
  boolean postpone(Claim claim, Instant until) throws SQLException;

  /** Gives the place in the campaign back, unless an attempt may have been accepted. */
  void release(Collection<UUID> outreachIds) throws SQLException;
}

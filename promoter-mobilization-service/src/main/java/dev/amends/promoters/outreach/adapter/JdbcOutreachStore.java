package dev.amends.promoters.outreach.adapter;

import static dev.amends.promoters.outreach.adapter.Sql.utc;

import dev.amends.promoters.outreach.application.Claim;
import dev.amends.promoters.outreach.application.OutreachStore;
import dev.amends.promoters.outreach.domain.Outreach;
import dev.amends.promoters.outreach.domain.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/** Messages and their ledger in PostgreSQL, a few statements per batch whatever its size. */
@ApplicationScoped
class JdbcOutreachStore implements OutreachStore {

  private static final String LOCK =
      """
      select o.*, coalesce(l.status in ('claimed', 'handed'), false) as on_its_way
      from outreach o left join message_ledger l on l.outreach_id = o.id
      where o.id = any(?) order by o.id for update of o""";

  /** Of two responses of the same moment the worse one stands, see {@link Response#supersedes}. */
  private static final String STANDING =
      """
      insert into standing (customer_id, receipt_id, occurred_at, at_risk) values (?, ?, ?, ?)
      on conflict (customer_id) do update set
        receipt_id = excluded.receipt_id, occurred_at = excluded.occurred_at, at_risk = excluded.at_risk
      where excluded.receipt_id = standing.receipt_id or excluded.occurred_at > standing.occurred_at
        or (excluded.occurred_at = standing.occurred_at and excluded.at_risk)""";

  private static final String MAKE_DUE =
      """
      update outreach set due_at = ? where id in (
        select id from outreach o where due_at > ? and customer_id = any(?) and not exists (
          select 1 from message_ledger l where l.outreach_id = o.id)
        order by id for update skip locked)""";

  private static final String CLAIM =
      """
      insert into message_ledger
        (campaign, customer_id, outreach_id, message_id, status, in_doubt, claimed_at, lease_until)
      select campaign, customer_id, id, message_id, 'claimed', false, ?, lease_until
      from unnest(?::text[], ?::text[], ?::uuid[], ?::text[], ?::timestamptz[])
        as claim (campaign, customer_id, id, message_id, lease_until)
      on conflict (campaign, customer_id) do update set
        claimed_at = excluded.claimed_at, lease_until = excluded.lease_until
      where message_ledger.outreach_id = excluded.outreach_id and message_ledger.status = 'claimed'
        and message_ledger.lease_until <= excluded.claimed_at
      returning outreach_id""";

  /**
   * Whoever dies between this commit and the end of the message has not sent it, so the commit does
   * not wait for the disk: should the database die as well, the settling, which waits, is lost with
   * it only if this process dies, too.
   */
  private static final String HAND_OVER =
      """
      update message_ledger set status = 'handed'
      where outreach_id = ? and lease_until = ? and status = 'claimed'
        and set_config('synchronous_commit', 'off', true) is not null""";

  private static final String DOUBT =
      """
      update message_ledger set status = 'claimed', in_doubt = true
      where outreach_id = ? and lease_until = ? and status in ('claimed', 'handed')""";

  private static final String MARK_SENT =
      """
      update message_ledger set status = 'sent', sent_at = ?, in_doubt = false
      where outreach_id = ? and status in ('claimed', 'handed')""";

  private static final String POSTPONE =
      """
      update message_ledger set status = 'claimed', lease_until = ?, in_doubt = ?
      where outreach_id = ? and lease_until = ? and status in ('claimed', 'handed')""";

  private static final String RELEASE =
      "delete from message_ledger where outreach_id = any(?) and status = 'claimed' and not in_doubt";

  private final DataSource database;

  JdbcOutreachStore(DataSource database) {
    this.database = database;
  }

  @Override
  public Map<UUID, Stored> lock(Collection<UUID> ids) throws SQLException {
    try (var connection = database.getConnection();
        var select = connection.prepareStatement(LOCK)) {
      select.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
      var found = new HashMap<UUID, Stored>();
      try (var row = select.executeQuery()) {
        while (row.next()) {
          var outreach = OutreachRow.read(row);
          found.put(outreach.id(), new Stored(outreach, row.getBoolean("on_its_way")));
        }
      }
      return found;
    }
  }

  @Override
  public void save(Collection<Outreach> outreaches) throws SQLException {
    if (outreaches.isEmpty()) {
      return;
    }
    try (var connection = database.getConnection();
        var upsert = connection.prepareStatement(OutreachRow.UPSERT)) {
      for (var outreach : outreaches) {
        OutreachRow.bind(upsert, outreach);
        upsert.addBatch();
      }
      upsert.executeBatch();
    }
  }

  @Override
  public void saveStandings(Collection<Response> latest) throws SQLException {
    try (var connection = database.getConnection();
        var upsert = connection.prepareStatement(STANDING)) {
      for (var response : latest) {
        upsert.setString(1, response.customerId());
        upsert.setObject(2, response.receiptId());
        upsert.setObject(3, utc(response.occurredAt()));
        upsert.setBoolean(4, response.atRisk());
        upsert.addBatch();
      }
      upsert.executeBatch();
    }
  }

  @Override
  public List<Due> lockDue(Instant now, int limit) throws SQLException {
    try (var connection = database.getConnection();
        var select = connection.prepareStatement(DueRow.LOCK)) {
      select.setObject(1, utc(now));
      select.setObject(2, utc(now));
      select.setInt(3, limit);
      var due = new ArrayList<Due>();
      try (var row = select.executeQuery()) {
        while (row.next()) {
          due.add(DueRow.read(row));
        }
      }
      return due;
    }
  }

  @Override
  public void makeDue(Collection<String> customerIds, Instant now) throws SQLException {
    try (var connection = database.getConnection();
        var update = connection.prepareStatement(MAKE_DUE)) {
      update.setObject(1, utc(now));
      update.setObject(2, utc(now));
      update.setArray(3, connection.createArrayOf("text", customerIds.toArray()));
      update.executeUpdate();
    }
  }

  @Override
  public Set<UUID> claim(Collection<Claim> claims, Instant now) throws SQLException {
    var claimed = new HashSet<UUID>();
    if (claims.isEmpty()) {
      return claimed;
    }
    try (var connection = database.getConnection();
        var insert = connection.prepareStatement(CLAIM)) {
      insert.setObject(1, utc(now));
      insert.setArray(
          2, connection.createArrayOf("text", each(claims, c -> c.outreach().campaign())));
      insert.setArray(
          3,
          connection.createArrayOf(
              "text", each(claims, c -> c.outreach().response().customerId())));
      insert.setArray(4, connection.createArrayOf("uuid", each(claims, c -> c.outreach().id())));
      insert.setArray(5, connection.createArrayOf("text", each(claims, Claim::messageId)));
      insert.setArray(
          6, connection.createArrayOf("timestamptz", each(claims, c -> c.leaseUntil().toString())));
      try (var row = insert.executeQuery()) {
        while (row.next()) {
          claimed.add(row.getObject(1, UUID.class));
        }
      }
    }
    return claimed;
  }

  private static Object[] each(
      Collection<Claim> claims, java.util.function.Function<Claim, Object> part) {
    return claims.stream().map(part).toArray();
  }

  @Override
  public boolean handOver(Claim claim) throws SQLException {
    return update(HAND_OVER, claim) == 1;
  }

  @Override
  public void doubt(Claim claim) throws SQLException {
    update(DOUBT, claim);
  }

  /** Only while the claim holds: a later one has another lease. */
  private int update(String sql, Claim claim) throws SQLException {
    try (var connection = database.getConnection();
        var update = connection.prepareStatement(sql)) {
      update.setObject(1, claim.outreach().id());
      update.setObject(2, utc(claim.leaseUntil()));
      return update.executeUpdate();
    }
  }

  @Override
  public boolean markSent(UUID outreachId, Instant now) throws SQLException {
    try (var connection = database.getConnection();
        var update = connection.prepareStatement(MARK_SENT)) {
      update.setObject(1, utc(now));
      update.setObject(2, outreachId);
      return update.executeUpdate() == 1;
    }
  }

  @Override
  public boolean postpone(Claim claim, Instant until) throws SQLException {
    try (var connection = database.getConnection();
        var update = connection.prepareStatement(POSTPONE)) {
      update.setObject(1, utc(until));
      update.setBoolean(2, claim.repeated());
      update.setObject(3, claim.outreach().id());
      update.setObject(4, utc(claim.leaseUntil()));
      return update.executeUpdate() == 1;
    }
  }

  @Override
  public void release(Collection<UUID> outreachIds) throws SQLException {
    if (outreachIds.isEmpty()) {
      return;
    }
    try (var connection = database.getConnection();
        var delete = connection.prepareStatement(RELEASE)) {
      delete.setArray(1, connection.createArrayOf("uuid", outreachIds.toArray()));
      delete.executeUpdate();
    }
  }
}

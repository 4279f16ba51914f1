package dev.amends.promoters.customer;

import dev.amends.backbone.identity.CustomerMerger;
import dev.amends.backbone.jdbc.Update;
import dev.amends.promoters.outreach.application.SendingOutreach;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

/**
 * Whatever forbids a message to one of the ids forbids it to the customer: open cases, broken
 * promises, unsubscribing, having been thanked already.
 */
@ApplicationScoped
class MovingCustomers implements CustomerMerger {

  private static final String MERGED = " (values (?, ?)) as merged (from_id, into_id) ";

  /** Of two messages of one campaign both stay in the ledger, one under its own name. */
  private static final String MOVE_LEDGER =
      """
      update message_ledger ledger set customer_id =
        case when exists (
          select from message_ledger other
          where other.campaign = ledger.campaign and other.customer_id = into_id)
        then 'merged:' || outreach_id else into_id end
      from"""
          + MERGED
          + "where customer_id = from_id";

  /** The newest response says how the customer stands. */
  private static final String MOVE_STANDING =
      """
      insert into standing (customer_id, receipt_id, occurred_at, at_risk)
      select into_id, receipt_id, occurred_at, at_risk from standing join"""
          + MERGED
          + """
          on customer_id = from_id
          on conflict (customer_id) do update set
            receipt_id = excluded.receipt_id, occurred_at = excluded.occurred_at, at_risk = excluded.at_risk
          where standing.occurred_at < excluded.occurred_at""";

  private static final String MOVE_UNSUBSCRIBED =
      "insert into unsubscribed (customer_id, at) select into_id, at from unsubscribed join"
          + MERGED
          + "on customer_id = from_id on conflict do nothing";

  private static final List<String> STATEMENTS =
      List.of(
          // First, as the sender does: it locks a message, and then notes it in the ledger.
          move("outreach"),
          MOVE_LEDGER,
          MOVE_STANDING,
          MOVE_UNSUBSCRIBED,
          move("open_case"),
          move("broken_promise"),
          drop("standing"),
          drop("unsubscribed"),
          drop("customer"));

  private final DataSource database;
  private final SendingOutreach sending;

  MovingCustomers(DataSource database, SendingOutreach sending) {
    this.database = database;
    this.sending = sending;
  }

  @Override
  public void merge(String from, String into, Instant at) throws SQLException {
    for (var sql : STATEMENTS) {
      Update.run(database, sql, from, into);
    }
    sending.lookAgainAt(Set.of(into));
  }

  private static String move(String table) {
    return "update "
        + table
        + " set customer_id = into_id from"
        + MERGED
        + "where customer_id = from_id";
  }

  /** What was moved, and what comes again under the other id. */
  private static String drop(String table) {
    return "delete from " + table + " using" + MERGED + "where customer_id = from_id";
  }
}

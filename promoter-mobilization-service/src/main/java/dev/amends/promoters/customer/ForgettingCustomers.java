package dev.amends.promoters.customer;

import dev.amends.backbone.erasure.CustomerEraser;
import dev.amends.backbone.jdbc.Update;
import dev.amends.promoters.outreach.application.OutreachEvents;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/**
 * Messages stay as figures: which campaign, when, and why not. Without facts there is no
 * permission, so nothing can be sent to whom we forgot.
 */
@ApplicationScoped
class ForgettingCustomers implements CustomerEraser {

  /** What waits is not sent; what went out stays sent. */
  private static final String FORGET_MESSAGES =
      """
      update outreach set customer_id = '', traceparent = null, response_language = null,
        status = case when due_at is null then status else 'suppressed' end,
        reason = case when due_at is null then reason else 'erased' end,
        waiting_since = null, due_at = null
      where customer_id = ?""";

  /** Kept under the message's own name, for one that is just being handed over. */
  private static final String FORGET_LEDGER =
      "update message_ledger set customer_id = 'erased:' || outreach_id where customer_id = ?";

  private static final List<String> STATEMENTS =
      List.of(
          FORGET_MESSAGES,
          FORGET_LEDGER,
          "delete from customer where customer_id = ?",
          "delete from unsubscribed where customer_id = ?",
          "delete from standing where customer_id = ?",
          "delete from open_case where customer_id = ?",
          "delete from broken_promise where customer_id = ?");

  private final DataSource database;

  ForgettingCustomers(DataSource database) {
    this.database = database;
  }

  @Override
  public String topic() {
    return OutreachEvents.TOPIC;
  }

  @Override
  public void erase(String customerId) throws SQLException {
    for (var sql : STATEMENTS) {
      Update.run(database, sql, customerId);
    }
  }
}

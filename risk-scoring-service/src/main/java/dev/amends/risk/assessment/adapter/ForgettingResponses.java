package dev.amends.risk.assessment.adapter;

import dev.amends.backbone.erasure.CustomerEraser;
import dev.amends.backbone.jdbc.Update;
import dev.amends.risk.asking.AskTable;
import dev.amends.risk.assessment.application.AssessingResponses;
import dev.amends.risk.outcome.adapter.CustomerFacts;
import dev.amends.risk.revenue.adapter.CustomerValues;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Responses stay as figures: scores, slices and times, with nobody's name and no words. So a
 * correction that is handed in later still moves the figure it counted in.
 */
@ApplicationScoped
class ForgettingResponses implements CustomerEraser {

  private static final String DELETE_DECISIONS =
      "delete from decision where receipt_id in (select receipt_id from response where customer_id = ?)";

  private static final String DELETE_CONFLICTS =
      """
      delete from decision
      where customer_id = ? and type = 'dev.amends.response.conflicted.v1'""";

  private static final String FORGET =
      """
      update response set customer_id = '', assessment = '{}',
        feedback = (feedback - 'comment' - 'contact' - 'customerVersion' - 'invitationId') || '{"customerId": ""}'
      where customer_id = ?""";

  private static final String DELETE_REPLAYED =
      "delete from policy_replay_change where customer_id = ?";

  private final DataSource database;
  private final JdbcProfilingObjections objections;
  private final AskTable asks;
  private final CustomerValues values;
  private final CustomerFacts facts;

  ForgettingResponses(
      DataSource database,
      JdbcProfilingObjections objections,
      AskTable asks,
      CustomerValues values,
      CustomerFacts facts) {
    this.database = database;
    this.objections = objections;
    this.asks = asks;
    this.values = values;
    this.facts = facts;
  }

  @Override
  public String topic() {
    return AssessingResponses.TOPIC;
  }

  @Override
  public void erase(String customerId) throws SQLException {
    Update.run(database, DELETE_DECISIONS, customerId);
    Update.run(database, DELETE_CONFLICTS, customerId);
    Update.run(database, FORGET, customerId);
    Update.run(database, DELETE_REPLAYED, customerId);
    objections.forget(customerId);
    asks.forget(customerId);
    values.forget(customerId);
    facts.forget(customerId);
  }
}

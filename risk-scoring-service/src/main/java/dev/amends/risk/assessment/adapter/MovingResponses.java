package dev.amends.risk.assessment.adapter;

import dev.amends.backbone.identity.CustomerMerger;
import dev.amends.backbone.jdbc.Update;
import dev.amends.risk.asking.AskTable;
import dev.amends.risk.outcome.adapter.CustomerFacts;
import dev.amends.risk.revenue.adapter.CustomerValues;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;

/**
 * The responses of both ids are one customer's history. What was decided stays as it was decided,
 * and is forwarded under the id it was decided for: whoever reads it knows which id counts.
 */
@ApplicationScoped
class MovingResponses implements CustomerMerger {

  private static final List<String> STATEMENTS =
      List.of(
          """
          update response set customer_id = into_id,
            feedback = jsonb_set(feedback, '{customerId}', to_jsonb(into_id)),
            assessment = jsonb_set(assessment, '{customerId}', to_jsonb(into_id))
          from (values (?, ?)) as merged (from_id, into_id) where customer_id = from_id""",
          """
          update policy_replay_change set customer_id = into_id
          from (values (?, ?)) as merged (from_id, into_id) where customer_id = from_id""",
          // An objection is among the permissions of the one who remains, and came before this.
          """
          delete from profiling_objection using (values (?, ?)) as merged (from_id, into_id)
          where customer_id = from_id""");

  private final DataSource database;
  private final AskTable asks;
  private final CustomerValues values;
  private final CustomerFacts facts;

  MovingResponses(DataSource database, AskTable asks, CustomerValues values, CustomerFacts facts) {
    this.database = database;
    this.asks = asks;
    this.values = values;
    this.facts = facts;
  }

  @Override
  public void merge(String from, String into, Instant at) throws SQLException {
    for (var sql : STATEMENTS) {
      Update.run(database, sql, from, into);
    }
    asks.move(from, into);
    facts.move(from, into);
    // The merged facts come as a change of the one who remains.
    values.forget(from);
  }
}

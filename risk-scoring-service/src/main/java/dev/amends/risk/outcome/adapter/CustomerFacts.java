package dev.amends.risk.outcome.adapter;

import dev.amends.backbone.event.IncomingEvent;
import dev.amends.backbone.jdbc.Update;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** What happened to customers that tells whether they were lost, and what we did for them. */
@ApplicationScoped
public class CustomerFacts {

  private static final String CONTRACT_ENDED = "dev.amends.contract.ended.v1";
  private static final String ORDER_PLACED = "dev.amends.order.placed.v1";

  /** Events of customers that are kept here, and how they are read. */
  public static final Map<String, Class<?>> TYPES =
      Map.of(CONTRACT_ENDED, InteractionHappened.class, ORDER_PLACED, InteractionHappened.class);

  private static final String NOTE =
      "insert into customer_fact (customer_id, kind, at) values (?, ?, ?) on conflict do nothing";

  private static final String FORGET = "delete from customer_fact where customer_id = ?";

  private static final String COPY =
      """
      insert into customer_fact (customer_id, kind, at)
      select into_id, kind, at from customer_fact, (values (?, ?)) as merged (from_id, into_id)
      where customer_id = from_id on conflict do nothing""";

  private final DataSource database;

  CustomerFacts(DataSource database) {
    this.database = database;
  }

  /** What is told of a customer. */
  enum Kind {
    CONTRACT_ENDED("contract-ended"),
    ORDER_PLACED("order-placed"),
    /** Somebody reached the customer of a case, or resolved it. */
    WORKED("worked"),
    PROMISE_KEPT("promise-kept"),
    PROMISE_BROKEN("promise-broken");

    private final String column;

    Kind(String column) {
      this.column = column;
    }
  }

  record Fact(String customerId, Kind kind, Instant at) {}

  /** Events of {@link #TYPES}, inside the transaction that marks them as seen. */
  public void handle(List<IncomingEvent> events) throws SQLException {
    note(
        events.stream()
            .map(
                event ->
                    event
                        .data(InteractionHappened.class)
                        .fact(
                            event.meta().type().equals(CONTRACT_ENDED)
                                ? Kind.CONTRACT_ENDED
                                : Kind.ORDER_PLACED))
            .toList());
  }

  void note(Collection<Fact> facts) throws SQLException {
    try (var connection = database.getConnection();
        var insert = connection.prepareStatement(NOTE)) {
      // In one order in every instance, so that two of them do not lock each other out.
      for (var fact :
          facts.stream()
              .sorted(
                  Comparator.comparing(Fact::customerId)
                      .thenComparing(Fact::kind)
                      .thenComparing(Fact::at))
              .toList()) {
        insert.setString(1, fact.customerId());
        insert.setString(2, fact.kind().column);
        insert.setObject(3, OffsetDateTime.ofInstant(fact.at(), ZoneOffset.UTC));
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  public void forget(String customerId) throws SQLException {
    Update.run(database, FORGET, customerId);
  }

  public void move(String from, String into) throws SQLException {
    Update.run(database, COPY, from, into);
    forget(from);
  }
}

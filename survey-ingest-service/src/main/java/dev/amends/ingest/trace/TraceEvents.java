package dev.amends.ingest.trace;

import dev.amends.backbone.erasure.ErasureConfirmed;
import dev.amends.backbone.event.IncomingEvent;
import dev.amends.backbone.stream.EventTypes;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * Notes every event that names a response, or the case it led to. A repetition is stored again; by
 * the event's id it is shown once.
 */
@ApplicationScoped
class TraceEvents {

  /** {@code dev.amends.feedback.received.v1} is shown as {@code feedback.received}. */
  private static final String PREFIX = "dev.amends.";

  private static final String SUFFIX = ".v1";

  private static final String NOTE =
      """
      insert into trace_hop
        (subject, event_id, case_id, service, event, at, reason, submitted_by, customer_id)
      select * from unnest(
        ?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::timestamptz[], ?::text[], ?::text[],
        ?::text[])""";

  private final DataSource database;

  TraceEvents(DataSource database) {
    this.database = database;
  }

  /** Of the named types, and of the confirmations that every topic carries. */
  static EventTypes types(String... names) {
    return types(Map.of(), names);
  }

  /**
   * @param others that are read from the same topic and are no part of a trace
   */
  static EventTypes types(Map<String, Class<?>> others, String... names) {
    var types = new HashMap<>(others);
    for (var name : names) {
      types.put(PREFIX + name + SUFFIX, Traced.class);
    }
    types.put(ErasureConfirmed.TYPE, ErasureConfirmed.class);
    return new EventTypes(Map.copyOf(types));
  }

  void note(List<IncomingEvent> events) throws SQLException {
    var hops =
        events.stream()
            .filter(event -> event.data() instanceof Traced && subject(event) != null)
            .toList();
    if (hops.isEmpty()) {
      return;
    }
    try (var connection = database.getConnection();
        var insert = connection.prepareStatement(NOTE)) {
      var column = new Columns(connection, insert, hops);
      column.set(1, "uuid", TraceEvents::subject);
      column.set(2, "uuid", event -> event.meta().id());
      column.set(3, "uuid", event -> traced(event).caseId());
      column.set(4, "text", event -> service(event.meta().source()));
      column.set(5, "text", event -> shortName(event.meta().type()));
      column.set(6, "timestamptz", event -> traced(event).happenedAt(event.meta().time()));
      column.set(7, "text", event -> traced(event).why());
      column.set(8, "text", event -> traced(event).submittedBy());
      column.set(9, "text", event -> event.meta().customerId());
      insert.executeUpdate();
    }
  }

  /** One array a column: a statement costs the same however many rows it brings. */
  private record Columns(
      Connection connection, PreparedStatement insert, List<IncomingEvent> events) {

    void set(int number, String type, Function<IncomingEvent, Object> value) throws SQLException {
      insert.setArray(number, connection.createArrayOf(type, events.stream().map(value).toArray()));
    }
  }

  /** What it is found by: the response, or the case if it names none. */
  private static UUID subject(IncomingEvent event) {
    var traced = traced(event);
    var response = traced.receiptId() == null ? event.meta().receiptId() : traced.receiptId();
    return response == null ? traced.caseId() : response;
  }

  private static Traced traced(IncomingEvent event) {
    return event.data(Traced.class);
  }

  private static String service(String source) {
    return source.startsWith("/") ? source.substring(1) : source;
  }

  private static String shortName(String type) {
    return type.substring(PREFIX.length(), type.length() - SUFFIX.length());
  }
}

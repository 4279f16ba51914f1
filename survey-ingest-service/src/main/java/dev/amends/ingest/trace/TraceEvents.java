package dev.amends.ingest.trace;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amends.backbone.erasure.ErasureConfirmed;
import dev.amends.backbone.event.EventJson;
import dev.amends.backbone.event.IncomingEvent;
import dev.amends.backbone.stream.EventTypes;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Notes every event that names a response, or the case it led to. The event id makes a repetition
 * harmless.
 */
@ApplicationScoped
class TraceEvents {

  /** {@code dev.amends.feedback.received.v1} is shown as {@code feedback.received}. */
  private static final String PREFIX = "dev.amends.";

  private static final String SUFFIX = ".v1";

  private static final String NOTE =
      """
      insert into trace_hop (event_id, receipt_id, case_id, service, event, at, detail, customer_id)
      values (?, ?, ?, ?, ?, ?, ?::jsonb, ?) on conflict do nothing""";

  private final DataSource database;

  TraceEvents(DataSource database) {
    this.database = database;
  }

  /** The fields of any event that a trace can use. */
  record Traced(
      UUID receiptId,
      UUID caseId,
      String reason,
      String submittedBy,
      Instant receivedAt,
      Instant assessedAt,
      Instant at) {

    Instant happenedAt(Instant otherwise) {
      return receivedAt != null
          ? receivedAt
          : assessedAt != null ? assessedAt : at != null ? at : otherwise;
    }

    JsonNode detail() {
      var detail = EventJson.MAPPER.createObjectNode();
      put(detail, "reason", reason);
      put(detail, "submittedBy", submittedBy);
      return detail;
    }

    private static void put(
        com.fasterxml.jackson.databind.node.ObjectNode detail, String name, String value) {
      if (value != null) {
        detail.put(name, value);
      }
    }
  }

  /** Of the named types, and of the confirmations that every topic carries. */
  static EventTypes types(String... names) {
    var types = new HashMap<String, Class<?>>();
    for (var name : names) {
      types.put(PREFIX + name + SUFFIX, Traced.class);
    }
    types.put(ErasureConfirmed.TYPE, ErasureConfirmed.class);
    return new EventTypes(Map.copyOf(types));
  }

  void note(List<IncomingEvent> events) throws SQLException {
    try (var connection = database.getConnection();
        var insert = connection.prepareStatement(NOTE)) {
      for (var event : events) {
        var data = event.data(Traced.class);
        var receipt = data.receiptId() == null ? event.meta().receiptId() : data.receiptId();
        insert.setObject(1, event.meta().id());
        insert.setObject(2, receipt, Types.OTHER);
        insert.setObject(3, data.caseId(), Types.OTHER);
        insert.setString(4, service(event.meta().source()));
        insert.setString(5, shortName(event.meta().type()));
        insert.setObject(
            6, OffsetDateTime.ofInstant(data.happenedAt(event.meta().time()), ZoneOffset.UTC));
        insert.setString(7, data.detail().toString());
        insert.setString(8, event.meta().customerId());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private static String service(String source) {
    return source.startsWith("/") ? source.substring(1) : source;
  }

  private static String shortName(String type) {
    return type.substring(PREFIX.length(), type.length() - SUFFIX.length());
  }
}

package dev.amends.peer.recovery;

import dev.amends.peer.event.CloudEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Events in the transaction of the change; a relay publishes them in order. */
@Component
class Outbox {

  private static final String TOPIC = "peer.cases.v1";
  private static final int BATCH = 500;

  private static final String APPEND =
      """
      insert into outbox
        (event_id, topic, customer_id, type, source, occurred_at, accepted_at, receipt_id, traceparent, data)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (event_id) do nothing""";

  private static final String UNPUBLISHED =
      """
      select sequence, event_id, customer_id, type, source, occurred_at, accepted_at, receipt_id, traceparent, data
      from outbox where published_at is null order by sequence limit ? for update""";

  private final JdbcTemplate jdbc;
  private final KafkaTemplate<String, byte[]> kafka;

  Outbox(JdbcTemplate jdbc, KafkaTemplate<String, byte[]> kafka) {
    this.jdbc = jdbc;
    this.kafka = kafka;
  }

  void append(List<CloudEvent> events) {
    jdbc.batchUpdate(
        APPEND,
        events.stream()
            .map(
                e ->
                    new Object[] {
                      e.id(),
                      TOPIC,
                      e.customerId(),
                      e.type(),
                      e.source(),
                      OffsetDateTime.ofInstant(e.time(), ZoneOffset.UTC),
                      OffsetDateTime.ofInstant(e.acceptedAt(), ZoneOffset.UTC),
                      e.receiptId(),
                      e.traceparent(),
                      e.data()
                    })
            .toList());
  }

  @Scheduled(fixedDelay = 50)
  @Transactional
  public void relay() {
    var events = jdbc.query(UNPUBLISHED, Outbox::event, BATCH);
    if (!events.isEmpty()) {
      CompletableFuture.allOf(
              events.stream()
                  .map(event -> kafka.send(event.record(TOPIC)))
                  .toArray(CompletableFuture[]::new))
          .join();
      var numbers = events.stream().map(CloudEvent::sequence).toArray(Long[]::new);
      jdbc.update(
          connection -> {
            var mark =
                connection.prepareStatement(
                    "update outbox set published_at = now() where sequence = any(?)");
            mark.setArray(1, connection.createArrayOf("bigint", numbers));
            return mark;
          });
    }
  }

  private static CloudEvent event(ResultSet row, int n) throws SQLException {
    return new CloudEvent(
        row.getObject("event_id", UUID.class),
        row.getString("type"),
        row.getString("source"),
        row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
        row.getString("customer_id"),
        row.getObject("receipt_id", UUID.class),
        row.getString("traceparent"),
        row.getLong("sequence"),
        row.getObject("accepted_at", OffsetDateTime.class).toInstant(),
        row.getBytes("data"));
  }
}

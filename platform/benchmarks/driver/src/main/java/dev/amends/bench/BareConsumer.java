package dev.amends.bench;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Inserts the rows that the risk service would, and does nothing for it: each is a copy of one that
 * the service wrote, with keys of its own. What a database and a broker leave to be had.
 */
final class BareConsumer implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(50);
  private static final int MOST_AT_ONCE = 2_000;

  private static final String SAMPLE =
      """
      select feedback::text, assessment::text, evidence::text, data
      from response join decision using (receipt_id) limit 1""";

  private static final String DECISION =
      """
      insert into decision
        (feedback_id, receipt_id, event_id, topic, type, source, occurred_at, customer_id, traceparent, data, accepted_at)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

  private static final String RESPONSE =
      """
      insert into response
        (receipt_id, customer_id, feedback_id, revision, occurred_at, at_risk, feedback, assessment, evidence)
      values (?, ?, ?, 1, ?, false, ?::jsonb, ?::jsonb, ?::jsonb)""";

  private final KafkaConsumer<String, byte[]> consumer;
  private final Connection rows;
  private final OffsetDateTime at = OffsetDateTime.of(2026, 5, 1, 9, 30, 0, 0, ZoneOffset.UTC);
  private final String feedback;
  private final String assessment;
  private final String evidence;
  private final byte[] data;

  /**
   * @param written where the service has written a response
   * @param rows an empty database of the service's shape, whose driver rewrites batches
   */
  BareConsumer(String bootstrapServers, String topic, Connection written, Connection rows)
      throws SQLException {
    try (var statement = written.createStatement();
        var row = statement.executeQuery(SAMPLE)) {
      row.next();
      feedback = row.getString(1);
      assessment = row.getString(2);
      evidence = row.getString(3);
      data = row.getBytes(4);
    }
    this.rows = rows;
    rows.setAutoCommit(false);
    consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "group.id",
                "bench-bare",
                "auto.offset.reset",
                "earliest",
                "enable.auto.commit",
                false,
                "max.poll.records",
                MOST_AT_ONCE),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    consumer.subscribe(List.of(topic));
  }

  /** Returns when so many more are in the database and acknowledged. */
  void insert(int responses) throws SQLException {
    for (var done = 0; done < responses; ) {
      var records = consumer.poll(POLL);
      if (!records.isEmpty()) {
        try (var decisions = rows.prepareStatement(DECISION);
            var answers = rows.prepareStatement(RESPONSE)) {
          for (var record : records) {
            add(decisions, answers, record);
          }
          decisions.executeBatch();
          answers.executeBatch();
        }
        rows.commit();
        consumer.commitSync();
        done += records.count();
      }
    }
  }

  private void add(
      PreparedStatement decisions, PreparedStatement answers, ConsumerRecord<String, byte[]> record)
      throws SQLException {
    var receipt = UUID.fromString(header(record, "ce_receiptid"));
    var event = UUID.fromString(header(record, "ce_id"));
    decisions.setObject(1, event);
    decisions.setObject(2, receipt);
    decisions.setObject(3, UUID.nameUUIDFromBytes(record.value()));
    decisions.setString(4, record.topic());
    decisions.setString(5, header(record, "ce_type"));
    decisions.setString(6, header(record, "ce_source"));
    decisions.setObject(7, at, Types.TIMESTAMP_WITH_TIMEZONE);
    decisions.setString(8, record.key());
    decisions.setString(9, header(record, "traceparent"));
    decisions.setBytes(10, data);
    decisions.setObject(11, at, Types.TIMESTAMP_WITH_TIMEZONE);
    decisions.addBatch();
    answers.setObject(1, receipt);
    answers.setString(2, record.key());
    answers.setObject(3, event);
    answers.setObject(4, at, Types.TIMESTAMP_WITH_TIMEZONE);
    answers.setString(5, feedback);
    answers.setString(6, assessment);
    answers.setString(7, evidence);
    answers.addBatch();
  }

  private static String header(ConsumerRecord<String, byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    consumer.close();
  }
}

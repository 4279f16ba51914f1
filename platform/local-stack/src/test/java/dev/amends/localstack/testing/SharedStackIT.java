package dev.amends.localstack.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class SharedStackIT {

  @Test
  void everyCallerOfARunGetsTheSameStack() {
    assertEquals(TestStack.shared(), TestStack.shared());
  }

  @Test
  void aSchemaIsEmptyAndTheOneThatUnqualifiedNamesGoTo() throws SQLException {
    var url = TestStack.shared().freshSchema("stack_it");
    try (var connection = DriverManager.getConnection(url, "amends", "amends");
        var statement = connection.createStatement()) {
      statement.execute("create table note (text text)");
      try (var rows =
          statement.executeQuery("select schemaname from pg_tables where tablename = 'note'")) {
        rows.next();
        assertEquals("stack_it", rows.getString(1));
      }
    }
  }

  @Test
  void aRecordIsAcknowledgedByTheBroker() throws Exception {
    var stack = TestStack.shared();
    var configuration =
        Map.<String, Object>of("bootstrap.servers", stack.bootstrapServers(), "acks", "all");
    try (var producer =
        new KafkaProducer<>(configuration, new StringSerializer(), new StringSerializer())) {
      var record = new ProducerRecord<>("amends.feedback.v1", "customer-1", "{}");
      var stored = producer.send(record).get(10, TimeUnit.SECONDS);
      assertEquals("amends.feedback.v1", stored.topic());
    }
  }
}

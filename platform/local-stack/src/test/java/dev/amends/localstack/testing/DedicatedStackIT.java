package dev.amends.localstack.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DedicatedStackIT {

  private static DedicatedStack stack;
  private static String url;

  @BeforeAll
  static void startAStackToKill() {
    stack = DedicatedStack.start();
    url = stack.freshSchema("to_kill");
  }

  @AfterAll
  static void endIt() {
    stack.close();
  }

  @Test
  void commitsSurviveAPowerCut() throws SQLException {
    assertEquals(List.of("on"), query("select current_setting('fsync')"));
    assertEquals(List.of("on"), query("select current_setting('synchronous_commit')"));
    assertEquals(List.of("on"), query("select current_setting('full_page_writes')"));
    assertEquals(List.of("200"), query("select current_setting('max_connections')"));
  }

  @Test
  void aKilledDatabaseComesBackOnItsPortWithEveryCommittedRow() throws SQLException {
    execute("create table kept (id int primary key)");
    execute("insert into kept values (1), (2)");
    stack.kill9Database();
    assertThrows(SQLException.class, () -> query("select 1"));
    stack.startDatabase();
    assertEquals(List.of("1", "2"), query("select id from kept order by id"));
  }

  @Test
  void aKilledBrokerComesBackOnItsPortWithEveryAcknowledgedRecord() throws Exception {
    produce("before the kill");
    stack.kill9Broker();
    stack.startBroker();
    produce("after the kill");
    assertEquals(List.of("before the kill", "after the kill"), consume(2));
  }

  private static void produce(String value) throws Exception {
    var configuration =
        Map.<String, Object>of("bootstrap.servers", stack.bootstrapServers(), "acks", "all");
    try (var producer =
        new KafkaProducer<>(configuration, new StringSerializer(), new StringSerializer())) {
      producer
          .send(new ProducerRecord<>("amends.cases.v1", "customer-1", value))
          .get(60, TimeUnit.SECONDS);
    }
  }

  private static List<String> consume(int count) {
    var configuration =
        Map.<String, Object>of(
            "bootstrap.servers", stack.bootstrapServers(),
            "group.id", "dedicated-stack-it",
            "auto.offset.reset", "earliest");
    var values = new ArrayList<String>();
    var deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    try (var consumer =
        new KafkaConsumer<>(configuration, new StringDeserializer(), new StringDeserializer())) {
      consumer.subscribe(List.of("amends.cases.v1"));
      while (values.size() < count && System.nanoTime() < deadline) {
        consumer.poll(Duration.ofMillis(200)).forEach(record -> values.add(record.value()));
      }
    }
    return values;
  }

  private static void execute(String sql) throws SQLException {
    try (var connection = DriverManager.getConnection(url, "amends", "amends");
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static List<String> query(String sql) throws SQLException {
    var values = new ArrayList<String>();
    try (var connection = DriverManager.getConnection(url, "amends", "amends");
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        values.add(rows.getString(1));
      }
    }
    return values;
  }
}

package dev.amends.backbone.outbox;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.amends.backbone.publish.EventPublisher;
import dev.amends.localstack.testing.TestStack;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutboxRelayIT {

  private static final String TOPIC = "amends.outreach.v1";
  private static final Duration LEASE = Duration.ofSeconds(10);

  /** For a leader that dies: so short that the test need not wait long for the next one. */
  private static final Duration SHORT_LEASE = Duration.ofMillis(800);

  private static final Duration SOON = Duration.ofSeconds(30);

  private final TestStack stack = TestStack.shared();
  private final String customer = "relay-" + UUID.randomUUID();
  private String url;

  @BeforeEach
  void anEmptyOutbox() throws SQLException, IOException {
    url = stack.freshSchema("relay");
    try (var connection = open();
        var statement = connection.createStatement()) {
      for (var script : List.of("V0.1__outbox_and_inbox.sql", "V0.2__erasure.sql")) {
        try (var sql = OutboxRelayIT.class.getResourceAsStream("/db/backbone/" + script)) {
          statement.execute(new String(sql.readAllBytes(), StandardCharsets.UTF_8));
        }
      }
    }
  }

  @Test
  void aCrashBetweenSendAndMarkSendsAgainUnderTheSameIdsAndInTheSameOrder() throws Exception {
    var ids = record(3);

    var crashing = relay(new RelayConnection(this::openThatDiesAtTheMark), SHORT_LEASE);
    var first = Thread.ofPlatform().start(crashing::run);
    await().atMost(SOON).until(() -> published().size() >= 3);
    crashing.stop();
    first.join();
    assertEquals(3, unpublished());

    var healthy = relay(new RelayConnection(this::open), LEASE);
    var second = Thread.ofPlatform().start(healthy::run);
    await().atMost(SOON).until(() -> unpublished() == 0);
    healthy.stop();
    second.join();

    var seen = published();
    assertEquals(ids, new ArrayList<>(new LinkedHashSet<>(seen)));
    assertTrue(seen.size() >= 6, "sent again: " + seen.size());
    assertEquals(ids, seen.subList(seen.size() - 3, seen.size()));
  }

  @Test
  void onlyOneOfTwoRelaysPublishes() throws Exception {
    var one = relay(new RelayConnection(this::open), LEASE);
    var two = relay(new RelayConnection(this::open), LEASE);
    var threads = List.of(Thread.ofPlatform().start(one::run), Thread.ofPlatform().start(two::run));

    var ids = new ArrayList<UUID>();
    for (var batch = 0; batch < 5; batch++) {
      ids.addAll(record(20));
    }
    await().atMost(SOON).until(() -> unpublished() == 0);
    one.stop();
    two.stop();
    for (var thread : threads) {
      thread.join();
    }

    assertEquals(ids, published());
  }

  @Test
  void aLeaderThatFellSilentLosesItsEpochAndCannotRenew() throws SQLException {
    try (var connection = open()) {
      var silent = new RelayLease("relay", UUID.randomUUID(), Duration.ofMillis(1));
      var next = new RelayLease("relay", UUID.randomUUID(), Duration.ofMinutes(1));

      assertEquals(1, silent.acquire(connection).orElseThrow());
      await().atMost(SOON).until(() -> next.acquire(connection).isPresent());

      assertFalse(silent.renew(connection, 1));
      assertTrue(silent.acquire(connection).isEmpty());
      assertTrue(next.renew(connection, 2));
    }
  }

  @Test
  void aLeaderThatGivesUpIsFollowedAtOnce() throws SQLException {
    try (var connection = open()) {
      var leaving = new RelayLease("relay", UUID.randomUUID(), Duration.ofMinutes(1));
      var next = new RelayLease("relay", UUID.randomUUID(), Duration.ofMinutes(1));
      leaving.acquire(connection);
      assertTrue(next.acquire(connection).isEmpty());

      leaving.giveUp(connection);

      assertEquals(2, next.acquire(connection).orElseThrow());
    }
  }

  private OutboxRelay relay(RelayConnection connection, Duration leaseDuration) {
    var lease = new RelayLease("relay", UUID.randomUUID(), leaseDuration);
    return new OutboxRelay(
        connection,
        () ->
            EventPublisher.connect(
                stack.bootstrapServers(), "relay-test", EventPublisher.UNTIL_SENT, Duration.ZERO),
        lease,
        10,
        leaseDuration,
        Duration.ofMillis(200));
  }

  private Connection open() throws SQLException {
    return DriverManager.getConnection(url, TestStack.DATABASE_USER, TestStack.DATABASE_PASSWORD);
  }

  /** A connection on which everything works but the statement that marks events as published. */
  private Connection openThatDiesAtTheMark() throws SQLException {
    var real = open();
    return (Connection)
        Proxy.newProxyInstance(
            Connection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("prepareStatement")
                  && ((String) arguments[0]).contains("set published_at")) {
                throw new SQLException("the connection is gone", "08006");
              }
              try {
                return method.invoke(real, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private List<UUID> record(int count) throws SQLException {
    var ids = new ArrayList<UUID>();
    try (var connection = open();
        var insert =
            connection.prepareStatement(
                """
                insert into outbox (event_id, topic, customer_id, type, source, occurred_at, accepted_at, data)
                values (?, ?, ?, 'dev.amends.word.spoken.v1', '/test', now(), now(), '{}')""")) {
      for (var i = 0; i < count; i++) {
        var id = UUID.randomUUID();
        insert.setObject(1, id);
        insert.setString(2, TOPIC);
        insert.setString(3, customer);
        insert.executeUpdate();
        ids.add(id);
      }
    }
    return ids;
  }

  private long unpublished() throws SQLException {
    try (var connection = open();
        var statement = connection.createStatement();
        var row =
            statement.executeQuery("select count(*) from outbox where published_at is null")) {
      row.next();
      return row.getLong(1);
    }
  }

  /** The ids of this test's events on the topic, in the order of the log. */
  private List<UUID> published() {
    var config =
        Map.<String, Object>of(
            "bootstrap.servers", stack.bootstrapServers(), "auto.offset.reset", "earliest");
    try (var consumer =
        new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer())) {
      var partitions =
          consumer.partitionsFor(TOPIC).stream()
              .map(info -> new org.apache.kafka.common.TopicPartition(TOPIC, info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions);
      var ids = new ArrayList<UUID>();
      while (partitions.stream()
          .anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
        for (var record : consumer.poll(Duration.ofMillis(200))) {
          if (customer.equals(record.key())) {
            ids.add(
                UUID.fromString(
                    new String(
                        record.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8)));
          }
        }
      }
      return ids;
    }
  }
}

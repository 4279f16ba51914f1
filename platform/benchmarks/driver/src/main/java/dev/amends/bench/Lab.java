package dev.amends.bench;

import com.sun.net.httpserver.HttpServer;
import dev.amends.localstack.process.JavaCommand;
import dev.amends.localstack.process.Ports;
import dev.amends.localstack.process.ProjectRoot;
import dev.amends.localstack.testing.DedicatedStack;
import dev.amends.localstack.testing.StackKind;
import dev.amends.localstack.testing.TestIdentity;
import dev.amends.localstack.testing.TestStack;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;

/** What both sides share: one broker, one durable database, one set of keys. */
final class Lab implements AutoCloseable {

  private static final long LOOK_MILLIS = 100;
  private static final long CAUGHT_UP_NANOS = 180_000_000_000L;

  static final String ISSUER = TestIdentity.ISSUER;

  private final Path root = ProjectRoot.find();
  private final DedicatedStack stack = DedicatedStack.start(StackKind.MEASURED);
  private final HttpServer keys;
  private final Path logs;

  Lab() throws IOException, SQLException {
    logs = Files.createDirectories(root.resolve("platform/benchmarks/driver/target/logs"));
    keys = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    var set = Files.readAllBytes(TestIdentity.jwksFile());
    keys.createContext(
        "/jwks",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, set.length);
          try (var body = exchange.getResponseBody()) {
            body.write(set);
          }
        });
    keys.start();
    assertDurable();
  }

  /** A commit that would not survive a power cut must not win. */
  private void assertDurable() throws SQLException {
    try (var connection = connect(stack.freshSchema("durability"));
        var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "select current_setting('fsync') || current_setting('synchronous_commit')"
                    + " || current_setting('full_page_writes')")) {
      row.next();
      if (!"ononon".equals(row.getString(1))) {
        throw new IllegalStateException("The database is not durable: " + row.getString(1));
      }
    }
  }

  Path root() {
    return root;
  }

  String java() {
    return JavaCommand.java();
  }

  Path log(String name) {
    return logs.resolve(name + ".log");
  }

  String bootstrapServers() {
    return stack.bootstrapServers();
  }

  /** An empty schema in a database of its own. */
  String schema(String name) {
    return stack.freshSchema(name);
  }

  Connection connect(String jdbcUrl) throws SQLException {
    return DriverManager.getConnection(
        jdbcUrl, TestStack.DATABASE_USER, TestStack.DATABASE_PASSWORD);
  }

  String token(String role) {
    return TestIdentity.token("bench-" + role, role);
  }

  /** Topics of the peers, cut like the product's; what is there already stays. */
  void ensureTopics(List<String> names, int partitions)
      throws InterruptedException, ExecutionException {
    try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
      var present = admin.listTopics().names().get();
      admin
          .createTopics(
              names.stream()
                  .filter(name -> !present.contains(name))
                  .map(name -> new NewTopic(name, partitions, (short) 1))
                  .toList())
          .all()
          .get();
    }
  }

  /**
   * Returns when the group has read all of the topic: what one side left behind is not to run
   * beside the other.
   */
  void awaitCaughtUp(String group, String topic) throws InterruptedException, ExecutionException {
    try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
      var limit = System.nanoTime() + CAUGHT_UP_NANOS;
      while (behind(admin, group, topic)) {
        if (System.nanoTime() > limit) {
          throw new IllegalStateException(group + " does not catch up with " + topic);
        }
        Thread.sleep(LOOK_MILLIS);
      }
    }
  }

  private static boolean behind(Admin admin, String group, String topic)
      throws InterruptedException, ExecutionException {
    var ends = new HashMap<TopicPartition, OffsetSpec>();
    var read = admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
    for (var partition :
        admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic).partitions()) {
      ends.put(new TopicPartition(topic, partition.partition()), OffsetSpec.latest());
    }
    for (var end : admin.listOffsets(ends).all().get().entrySet()) {
      var offset = read.get(end.getKey());
      if (end.getValue().offset() > (offset == null ? 0 : offset.offset())) {
        return true;
      }
    }
    return false;
  }

  /** How many records a topic has ever had. */
  long written(String topic) throws InterruptedException, ExecutionException {
    try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
      var ends = new HashMap<TopicPartition, OffsetSpec>();
      for (var partition :
          admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic).partitions()) {
        ends.put(new TopicPartition(topic, partition.partition()), OffsetSpec.latest());
      }
      return admin.listOffsets(ends).all().get().values().stream()
          .mapToLong(end -> end.offset())
          .sum();
    }
  }

  /**
   * Forgets what waits in these topics, so that one measurement's backlog is not the next one's.
   */
  void empty(List<String> topics) throws InterruptedException, ExecutionException {
    try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
      var ends = new HashMap<TopicPartition, OffsetSpec>();
      for (var topic : admin.describeTopics(topics).allTopicNames().get().values()) {
        topic
            .partitions()
            .forEach(
                each ->
                    ends.put(
                        new TopicPartition(topic.name(), each.partition()), OffsetSpec.latest()));
      }
      var records = new HashMap<TopicPartition, RecordsToDelete>();
      admin
          .listOffsets(ends)
          .all()
          .get()
          .forEach((part, end) -> records.put(part, RecordsToDelete.beforeOffset(end.offset())));
      admin.deleteRecords(records).all().get();
    }
  }

  /** A schema with the very tables that a service of the product has. */
  String migrated(String name, String module) throws SQLException, IOException {
    var url = schema(name);
    try (var connection = connect(url);
        var statement = connection.createStatement()) {
      for (var folder :
          List.of(
              "platform/event-backbone/src/main/resources/db/backbone",
              module + "/src/main/resources/db/migration")) {
        try (var files = Files.list(root.resolve(folder))) {
          for (var file : files.sorted(Comparator.comparingDouble(Lab::version)).toList()) {
            statement.execute(Files.readString(file));
          }
        }
      }
    }
    return url;
  }

  /** 12 of {@code V12__taxonomies.sql}, 0.1 of {@code V0.1__outbox_and_inbox.sql}. */
  private static double version(Path migration) {
    var name = migration.getFileName().toString();
    return Double.parseDouble(name.substring(1, name.indexOf("__")));
  }

  /** Settings of a service of the product. */
  Map<String, String> serviceSettings(int port, String jdbcUrl) {
    var settings = new HashMap<String, String>();
    settings.put("QUARKUS_HTTP_PORT", Integer.toString(port));
    settings.put("QUARKUS_HTTP_HOST", "127.0.0.1");
    settings.put("AMENDS_AUTH_ISSUER", ISSUER);
    settings.put("AMENDS_AUTH_JWKS", jwks());
    settings.put("QUARKUS_DATASOURCE_JDBC_URL", jdbcUrl);
    settings.put("QUARKUS_DATASOURCE_USERNAME", TestStack.DATABASE_USER);
    settings.put("QUARKUS_DATASOURCE_PASSWORD", TestStack.DATABASE_PASSWORD);
    settings.put("KAFKA_BOOTSTRAP_SERVERS", bootstrapServers());
    settings.put("AMENDS_LINK_KEY", "bench-link-key-bench-link-key-bench");
    return settings;
  }

  /** Settings of a peer. */
  Map<String, String> peerSettings(int port, String jdbcUrl) {
    var settings = new HashMap<String, String>();
    settings.put("SERVER_PORT", Integer.toString(port));
    settings.put("SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_ISSUER_URI", ISSUER);
    settings.put("SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_JWK_SET_URI", jwks());
    settings.put("SPRING_KAFKA_BOOTSTRAP_SERVERS", bootstrapServers());
    if (jdbcUrl != null) {
      settings.put("SPRING_DATASOURCE_URL", jdbcUrl);
      settings.put("SPRING_DATASOURCE_USERNAME", TestStack.DATABASE_USER);
      settings.put("SPRING_DATASOURCE_PASSWORD", TestStack.DATABASE_PASSWORD);
    }
    return settings;
  }

  int freePort() {
    return Ports.free();
  }

  private String jwks() {
    return "http://127.0.0.1:" + keys.getAddress().getPort() + "/jwks";
  }

  @Override
  public void close() {
    keys.stop(0);
    stack.close();
  }
}

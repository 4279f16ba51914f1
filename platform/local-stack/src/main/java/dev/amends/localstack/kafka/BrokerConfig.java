package dev.amends.localstack.kafka;

import dev.amends.localstack.process.StackFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** server.properties of a single KRaft node that is broker and controller, on loopback only. */
public final class BrokerConfig {

  private BrokerConfig() {}

  static Path write(KafkaBroker.Settings broker) {
    var file = broker.configuration();
    var lines = new StringBuilder();
    settings(broker)
        .forEach((key, value) -> lines.append(key).append('=').append(value).append('\n'));
    try {
      Files.createDirectories(file.getParent());
      Files.createDirectories(broker.data());
      return Files.writeString(file, lines);
    } catch (IOException e) {
      throw new StackFailure("The broker's configuration could not be written to " + file, e);
    }
  }

  static Path dataOf(Path configuration) {
    var properties = new Properties();
    try (var reader = Files.newBufferedReader(configuration)) {
      properties.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Path.of(properties.getProperty("log.dirs"));
  }

  private static Map<String, String> settings(KafkaBroker.Settings broker) {
    var port = broker.port();
    var controllerPort = broker.controllerPort();
    var settings = new TreeMap<String, String>();
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", "1");
    settings.put("controller.quorum.voters", "1@localhost:" + controllerPort);
    settings.put(
        "listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
    settings.put("advertised.listeners", "PLAINTEXT://localhost:" + broker.advertisedPort());
    settings.put("controller.listener.names", "CONTROLLER");
    settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    settings.put("inter.broker.listener.name", "PLAINTEXT");
    settings.put("log.dirs", broker.data().toString());
    // A service that misspells a topic shall hear about it.
    settings.put("auto.create.topics.enable", "false");
    // One node: every internal topic has one copy, and few partitions so that a start is quick.
    settings.put("offsets.topic.replication.factor", "1");
    settings.put("offsets.topic.num.partitions", "4");
    settings.put("transaction.state.log.replication.factor", "1");
    settings.put("transaction.state.log.min.isr", "1");
    settings.put("transaction.state.log.num.partitions", "4");
    settings.put("share.coordinator.state.topic.replication.factor", "1");
    settings.put("share.coordinator.state.topic.min.isr", "1");
    settings.put("share.coordinator.state.topic.num.partitions", "1");
    settings.put("group.initial.rebalance.delay.ms", "0");
    // After kill -9 the old session must run out before the broker is let in again.
    settings.put("broker.session.timeout.ms", "4000");
    settings.put("broker.heartbeat.interval.ms", "500");
    settings.put("log.segment.bytes", "67108864");
    settings.put("log.index.size.max.bytes", "1048576");
    settings.put("log.cleaner.dedupe.buffer.size", "16777216");
    settings.put("num.network.threads", "2");
    settings.put("num.io.threads", "4");
    return settings;
  }
}

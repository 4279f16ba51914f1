package dev.amends.localstack.launcher;

import dev.amends.localstack.kafka.KafkaBroker;
import dev.amends.localstack.kafka.PlannedTopic;
import dev.amends.localstack.kafka.Topics;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** The broker, with the product's topics. */
record KafkaPart(Layout layout, Map<String, String> environment) implements Part {

  @Override
  public String name() {
    return "kafka";
  }

  @Override
  public List<StackPort> ports() {
    return List.of(StackPort.KAFKA, StackPort.KAFKA_CONTROLLER);
  }

  @Override
  public String mark() {
    return configuration().toString();
  }

  private Path configuration() {
    return layout.local().resolve("kafka.properties");
  }

  @Override
  public void start() {
    var broker =
        new KafkaBroker(
            new KafkaBroker.Settings(
                Parts.classPath(layout),
                layout.data(name()),
                configuration(),
                layout.log(name()),
                StackPort.KAFKA.in(environment),
                StackPort.KAFKA.seenIn(environment),
                StackPort.KAFKA_CONTROLLER.in(environment),
                OptionalLong.empty(),
                true),
            Parts.pidFile(layout, name(), mark())::write);
    broker.start();
    Topics.ensure(broker.bootstrapServers(), PlannedTopic.PARTITIONS);
  }
}

package dev.amends.localstack.kafka;

import dev.amends.localstack.process.Await;
import dev.amends.localstack.process.Ports;
import dev.amends.localstack.process.StackFailure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;

/** Makes sure that a broker has the product's topics. */
public final class Topics {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  private Topics() {}

  /** Creates what is missing and leaves the rest alone. */
  public static void ensure(String bootstrapServers, int partitions) {
    try (var admin = admin(bootstrapServers, LIMIT)) {
      var present = admin.listTopics().names().get(LIMIT.toSeconds(), TimeUnit.SECONDS);
      var missing =
          all(partitions).stream().filter(topic -> !present.contains(topic.name())).toList();
      admin.createTopics(missing).all().get(LIMIT.toSeconds(), TimeUnit.SECONDS);
      Await.until("A leader for every topic", LIMIT, () -> everyPartitionHasALeader(admin));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackFailure("Interrupted while creating topics.", e);
    } catch (ExecutionException | java.util.concurrent.TimeoutException e) {
      throw new StackFailure("The topics could not be created: " + e.getMessage(), e);
    }
  }

  private static List<NewTopic> all(int partitions) {
    return PlannedTopic.all().stream()
        .map(topic -> new NewTopic(topic.name(), partitions, (short) 1).configs(topic.settings()))
        .toList();
  }

  private static boolean everyPartitionHasALeader(Admin admin) throws Exception {
    var names = PlannedTopic.all().stream().map(PlannedTopic::name).toList();
    return admin.describeTopics(names).allTopicNames().get(5, TimeUnit.SECONDS).values().stream()
        .flatMap(topic -> topic.partitions().stream())
        .allMatch(partition -> partition.leader() != null);
  }

  /** A port that accepts is not yet a broker: only an answer counts. */
  static boolean brokerAnswers(String bootstrapServers) {
    var port = Integer.parseInt(bootstrapServers.substring(bootstrapServers.indexOf(':') + 1));
    if (!Ports.taken(port)) {
      return false;
    }
    try (var admin = admin(bootstrapServers, Duration.ofSeconds(3))) {
      return !admin.describeCluster().nodes().get(3, TimeUnit.SECONDS).isEmpty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException | java.util.concurrent.TimeoutException | KafkaException e) {
      return false;
    }
  }

  private static Admin admin(String bootstrapServers, Duration limit) {
    return Admin.create(
        Map.of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
            Math.toIntExact(limit.toMillis()),
            AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
            Math.toIntExact(limit.toMillis()),
            AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
            200));
  }
}

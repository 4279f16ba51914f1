package dev.amends.promoters.interlock;

import dev.amends.backbone.lag.ConsumerLagWatch;
import dev.amends.backbone.lag.WatchedTopic;
import dev.amends.promoters.outreach.application.Interlock;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How far this service, all its instances together, is behind the topics that forbid messages. */
@Startup
@ApplicationScoped
class LagWatches implements Interlock {

  static final Duration TOLERATED = Duration.ofSeconds(5);

  private final List<ConsumerLagWatch> watches;
  private final List<WatchedTopic> topics;

  LagWatches(
      @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers,
      @ConfigProperty(name = "mp.messaging.connector.smallrye-kafka.group.id") String group,
      @ConfigProperty(name = "mp.messaging.incoming.cases.topic") String cases,
      @ConfigProperty(name = "mp.messaging.incoming.assessments.topic") String assessments,
      Clock clock,
      MeterRegistry meters) {
    this.watches =
        Stream.of(cases, assessments)
            .map(topic -> new ConsumerLagWatch(bootstrapServers, group, topic, clock, meters))
            .toList();
    this.topics =
        watches.stream().map(watch -> new WatchedTopic(watch::look, watch::lag, clock)).toList();
  }

  @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void look() {
    topics.forEach(WatchedTopic::look);
  }

  @Override
  public boolean isCurrent() {
    return topics.stream().allMatch(topic -> topic.isWithin(TOLERATED));
  }

  @PreDestroy
  void close() {
    watches.forEach(ConsumerLagWatch::close);
  }
}

package dev.amends.ingest.asking.adapter;

import dev.amends.backbone.lag.ConsumerLagWatch;
import dev.amends.backbone.lag.WatchedTopic;
import dev.amends.ingest.asking.application.CasesKnown;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How far this service, all its instances together, is behind the topic of the cases. */
@Startup
@ApplicationScoped
class CaseLag implements CasesKnown {

  static final Duration TOLERATED = Duration.ofSeconds(5);

  private final ConsumerLagWatch watch;
  private final WatchedTopic topic;

  CaseLag(
      @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers,
      @ConfigProperty(name = "mp.messaging.connector.smallrye-kafka.group.id") String group,
      @ConfigProperty(name = "mp.messaging.incoming.cases.topic") String cases,
      Clock clock,
      MeterRegistry meters) {
    this.watch = new ConsumerLagWatch(bootstrapServers, group, cases, clock, meters);
    this.topic = new WatchedTopic(watch::look, watch::lag, clock);
  }

  @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void look() {
    topic.look();
  }

  @Override
  public boolean areKnown() {
    return topic.isWithin(TOLERATED);
  }

  @PreDestroy
  void close() {
    watch.close();
  }
}

package dev.amends.backbone.publish;

import dev.amends.backbone.BackboneConfig;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The one producer of a service for what its streams forward and for dead letters. */
@ApplicationScoped
public class StreamPublisher {

  private static final Duration LINGER = Duration.ofMillis(2);

  private final EventPublisher publisher;

  StreamPublisher(
      BackboneConfig config,
      @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
    publisher =
        EventPublisher.connect(
            bootstrapServers, config.service() + "-stream", EventPublisher.UNTIL_SENT, LINGER);
  }

  public EventPublisher publisher() {
    return publisher;
  }

  @PreDestroy
  void close() {
    publisher.close();
  }
}

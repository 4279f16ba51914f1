package dev.amends.backbone;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the event backbone, the same in every service. */
@ConfigMapping(prefix = "amends.backbone")
public interface BackboneConfig {

  /** The name of the service, as it appears in consumer groups, leases and metrics. */
  String service();

  Outbox outbox();

  Inbox inbox();

  /** The outbox and its relay. */
  interface Outbox {

    /** Whether this instance competes for the relay's lease. Off in services without an outbox. */
    @WithDefault("true")
    boolean enabled();

    /** How many events are published and marked at a time. */
    @WithDefault("500")
    int batchSize();

    /** How long a leader stays leader without a sign of life. */
    @WithDefault("10S")
    Duration leaseDuration();

    /** How long the relay waits for a notification before it looks by itself. */
    @WithDefault("1S")
    Duration pollInterval();

    /** How long published events stay readable for streams to browsers and for inspection. */
    @WithDefault("24H")
    Duration retention();
  }

  /** The inbox. */
  interface Inbox {

    /**
     * How long a handled event id is remembered; at least as long as the topics keep their records.
     */
    @WithDefault("15D")
    Duration retention();
  }
}

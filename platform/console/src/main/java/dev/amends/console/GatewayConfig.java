package dev.amends.console;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Bounds on what one gateway holds open towards the services. */
@ConfigMapping(prefix = "amends.gateway")
interface GatewayConfig {

  @WithDefault("3s")
  Duration connectTimeout();

  /** Longer than two heartbeats of the event stream, long enough for an import to be stored. */
  @WithDefault("2m")
  Duration idleTimeout();

  /** Per service. Every open console holds one connection to recovery for its stream. */
  @WithDefault("512")
  int connectionsMaxSize();

  /** Requests that may wait for a connection before the gateway answers 503. */
  @WithDefault("1024")
  int queueMaxSize();
}

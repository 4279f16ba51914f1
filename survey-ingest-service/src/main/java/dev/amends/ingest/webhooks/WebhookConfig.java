package dev.amends.ingest.webhooks;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;

/** How deliveries of survey tools are checked. */
@ConfigMapping(prefix = "amends.webhook")
interface WebhookConfig {

  /** The shared secret of each tool, by its name in the address. */
  Map<String, String> secrets();

  /** How far the time of a signature may be from now. */
  @WithDefault("5M")
  Duration tolerance();
}

package dev.amends.ingest.webhooks;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** How deliveries of survey tools are checked, and what is known of the tools. */
@ConfigMapping(prefix = "amends.webhook")
interface WebhookConfig {

  /** The shared secret of each tool, by its name in the address. */
  Map<String, String> secrets();

  /** How far the time of a signature may be from now. */
  @WithDefault("5M")
  Duration tolerance();

  /** The installation's own tools and questions: a folder with a folder for each tool. */
  Optional<Path> folder();

  /** Access to the tools that only name a response, by the tool's name in the address. */
  Map<String, Access> fetch();

  /** Where and as whom to ask. */
  interface Access {

    /** Without it the tool's usual one is asked. */
    Optional<String> baseUrl();

    String token();
  }
}

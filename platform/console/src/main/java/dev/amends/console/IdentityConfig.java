package dev.amends.console;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.Optional;

/** The identity provider, as far as other systems reach it through the gateway. */
@ConfigMapping(prefix = "amends.identity")
interface IdentityConfig {

  /** The token endpoint behind {@code POST /api/token}. Without it there is no such route. */
  Optional<URI> tokenUrl();
}

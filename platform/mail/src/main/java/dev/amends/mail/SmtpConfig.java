package dev.amends.mail;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** The mail server. */
@ConfigMapping(prefix = "amends.smtp")
interface SmtpConfig {

  /** Whether to go over to TLS after the greeting: never, if the server can, or not without it. */
  enum StartTls {
    DISABLED,
    OPTIONAL,
    REQUIRED
  }

  @WithDefault("localhost")
  String host();

  @WithDefault("25")
  int port();

  Optional<String> username();

  Optional<String> password();

  @WithDefault("OPTIONAL")
  StartTls startTls();
}

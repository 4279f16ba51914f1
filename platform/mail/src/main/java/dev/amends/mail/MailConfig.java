package dev.amends.mail;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How messages introduce themselves. */
@ConfigMapping(prefix = "amends.mail")
interface MailConfig {

  /** The sender, as a name and an address. */
  @WithDefault("Amends Demo <thanks@amends.local>")
  String from();

  /**
   * How this host calls itself. Looking the name up can take longer than sending where no name
   * server answers.
   */
  @WithDefault("localhost")
  String hostName();
}

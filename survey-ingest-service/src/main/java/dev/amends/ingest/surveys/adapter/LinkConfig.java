package dev.amends.ingest.surveys.adapter;

import io.smallrye.config.ConfigMapping;

/** Links that customers get. */
@ConfigMapping(prefix = "amends.link")
interface LinkConfig {

  /** The public address of the product, without a slash at the end. */
  String base();

  /**
   * The secret that signs links, at least 16 characters. Changing it breaks the links already sent.
   */
  String key();
}

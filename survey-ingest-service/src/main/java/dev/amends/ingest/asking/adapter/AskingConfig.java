package dev.amends.ingest.asking.adapter;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;

/** How often customers may be asked, when, and over what. Mail has settings of its own. */
@ConfigMapping(prefix = "amends.asking")
interface AskingConfig {

  Quarantine quarantine();

  Quiet quiet();

  Sms sms();

  Webhook webhook();

  /** Across all surveys and touchpoints. */
  interface Quarantine {

    /** How long nobody asks again who was asked, whether or not they answered. */
    @WithDefault("P30D")
    Duration afterAsked();

    @WithDefault("P30D")
    Duration afterAnswered();

    @WithDefault("P90D")
    Duration afterDeclined();
  }

  /** When nobody is disturbed; the same time twice means never. */
  interface Quiet {

    @WithDefault("21:00")
    LocalTime from();

    @WithDefault("08:00")
    LocalTime to();

    @WithDefault("Europe/Stockholm")
    ZoneId zone();
  }

  /**
   * A provider that takes a form with basic authentication, as most do. The names of its fields are
   * 46elks' unless said otherwise.
   */
  interface Sms {

    /** Without it no SMS are sent. */
    Optional<URI> url();

    Optional<String> username();

    Optional<String> password();

    /** Shown as the sender: at most 11 letters and digits, or a number. */
    @WithDefault("Amends")
    String from();

    @WithDefault("from")
    String fromField();

    @WithDefault("to")
    String toField();

    @WithDefault("message")
    String messageField();
  }

  /** A system of the company's own, told of by Standard Webhooks. */
  interface Webhook {

    /** Without it nobody is told. */
    Optional<URI> url();

    /** {@code whsec_…} */
    Optional<String> secret();
  }
}

package dev.amends.recovery.sla;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;

/** When people work and how soon an unhappy customer hears from one. */
@ConfigMapping(prefix = "amends.sla")
public interface SlaConfig {

  /** Business time until somebody has spoken with the customer. */
  @WithDefault("8H")
  Duration firstContact();

  @WithDefault("Europe/Stockholm")
  ZoneId zone();

  /** Start of the working day, Monday to Friday. */
  @WithDefault("08:00")
  LocalTime opens();

  /** End of the working day, Monday to Friday. */
  @WithDefault("17:00")
  LocalTime closes();

  /** Whose public holidays are days off, as an ISO 3166 code. */
  @WithDefault("se")
  String holidays();
}

package dev.amends.recovery.sla;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** When people work, how soon an unhappy customer hears from one, and how soon it is settled. */
@ConfigMapping(prefix = "amends.sla")
public interface SlaConfig {

  /** Business time until somebody has spoken with the customer. */
  @WithDefault("8H")
  Duration firstContact();

  /** Business time until the case is resolved; five days of nine hours. */
  @WithDefault("45H")
  Duration resolution();

  /** Business time before a clock is due at which it is warned of it. */
  @WithDefault("2H")
  Duration warning();

  /** Business time after a clock was due at which somebody else has to see to it, step by step. */
  @WithDefault("4H,9H")
  List<Duration> escalations();

  @WithDefault("Europe/Stockholm")
  ZoneId zone();

  /**
   * Working periods by weekday, for example {@code 08:00-12:00,13:00-17:00}, or {@code closed}; a
   * day that is not named is a day off, too.
   */
  Map<DayOfWeek, List<String>> hours();

  /** Whose public holidays are days off, as an ISO 3166 code. */
  @WithDefault("se")
  String holidays();

  /** How often it is looked whether a clock has reached a step. */
  @WithDefault("0.2S")
  Duration look();
}

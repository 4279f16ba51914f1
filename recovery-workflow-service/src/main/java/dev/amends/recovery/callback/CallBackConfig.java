package dev.amends.recovery.callback;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How many calls the team can promise, and when. */
@ConfigMapping(prefix = "amends.call-backs")
public interface CallBackConfig {

  /** Calls that can be promised for one time; with 0 no times are offered. */
  @WithDefault("0")
  int seats();

  /** How long one of the times is; working periods are cut into such. */
  @WithDefault("2H")
  Duration window();

  /** How many days with working time are offered, today included. */
  @WithDefault("3")
  int days();
}

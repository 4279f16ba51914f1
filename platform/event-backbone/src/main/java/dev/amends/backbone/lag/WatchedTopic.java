package dev.amends.backbone.lag;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * A topic's lag, not trusted until it was caught up with once since the start.
 *
 * <p>The watch counts from when it first saw the topic's end. Just after a start that says nothing
 * about a backlog from the time when the service was down: the lag would look like a second. Once
 * the lag is shorter than the time since the first look, the end of that first look was reached.
 */
public final class WatchedTopic {

  private final Runnable look;
  private final Supplier<Duration> lag;
  private final Clock clock;
  private volatile Instant firstLook;
  private volatile boolean caughtUpOnce;

  /**
   * @param look compares the group's position with the topic's end
   * @param lag what the looks so far add up to
   */
  public WatchedTopic(Runnable look, Supplier<Duration> lag, Clock clock) {
    this.look = look;
    this.lag = lag;
    this.clock = clock;
  }

  public void look() {
    look.run();
    if (firstLook == null) {
      // Afterwards: measured from before, the look's own duration would pass for progress.
      firstLook = clock.instant();
    } else if (lag.get().compareTo(Duration.between(firstLook, clock.instant())) < 0) {
      caughtUpOnce = true;
    }
  }

  public boolean isWithin(Duration tolerated) {
    return caughtUpOnce && lag.get().compareTo(tolerated) <= 0;
  }
}

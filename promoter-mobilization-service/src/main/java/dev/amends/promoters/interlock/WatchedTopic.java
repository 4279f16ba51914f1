package dev.amends.promoters.interlock;

import dev.amends.backbone.lag.ConsumerLagWatch;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * A topic's lag, not trusted until it was caught up with once since the start.
 *
 * <p>The watch counts from when it first saw the topic's end. Just after a start that says nothing
 * about a backlog from the time when the service was down: the lag would look like a second. Once
 * the lag is shorter than the time since the first look, the end of that first look was reached.
 */
final class WatchedTopic {

  private final ConsumerLagWatch watch;
  private final Clock clock;
  private volatile Instant firstLook;
  private volatile boolean caughtUpOnce;

  WatchedTopic(ConsumerLagWatch watch, Clock clock) {
    this.watch = watch;
    this.clock = clock;
  }

  void look() {
    var before = clock.instant();
    watch.look();
    if (firstLook == null) {
      firstLook = before;
    }
    if (watch.lag().compareTo(Duration.between(firstLook, clock.instant())) < 0) {
      caughtUpOnce = true;
    }
  }

  boolean isWithin(Duration tolerated) {
    return caughtUpOnce && watch.lag().compareTo(tolerated) <= 0;
  }

  void close() {
    watch.close();
  }
}

package dev.amends.backbone.lag;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * How long ago a consumer group was last seen caught up with a topic, computed from repeated looks
 * at its committed offsets and the topic's ends. A group that is behind, but has meanwhile passed
 * where the end was a moment ago, lags by that moment only.
 */
public final class ConsumerLag {

  /** Offsets of one partition at one moment. */
  public record Offsets(long committed, long end) {}

  private record Mark(long end, Instant seenAt) {}

  private final Clock clock;
  private final Map<TopicPartition, Mark> notYetReached = new HashMap<>();
  private Instant lastLook;

  public ConsumerLag(Clock clock) {
    this.clock = clock;
    this.lastLook = clock.instant();
  }

  public synchronized void look(Map<TopicPartition, Offsets> offsets) {
    lastLook = clock.instant();
    offsets.forEach(
        (partition, now) -> {
          var mark = notYetReached.get(partition);
          if (mark != null && now.committed() >= mark.end()) {
            notYetReached.remove(partition);
            mark = null;
          }
          if (mark == null && now.committed() < now.end()) {
            notYetReached.put(partition, new Mark(now.end(), lastLook));
          }
        });
  }

  /**
   * Zero when caught up at the last look; never less than the age of the last look once that is
   * over a second old.
   */
  public synchronized Duration lag() {
    var now = clock.instant();
    var oldest = notYetReached.values().stream().map(Mark::seenAt).min(Instant::compareTo);
    var behind = oldest.map(seen -> Duration.between(seen, now)).orElse(Duration.ZERO);
    var blind = Duration.between(lastLook, now);
    return blind.compareTo(Duration.ofSeconds(1)) > 0 && blind.compareTo(behind) > 0
        ? blind
        : behind;
  }
}

package dev.amends.backbone.lag;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.amends.backbone.lag.ConsumerLag.Offsets;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class ConsumerLagTest {

  private static final TopicPartition PARTITION = new TopicPartition("t", 0);

  private final MovingClock clock = new MovingClock();
  private final ConsumerLag lag = new ConsumerLag(clock);

  @Test
  void aConsumerAtTheEndDoesNotLag() {
    lag.look(Map.of(PARTITION, new Offsets(10, 10)));
    assertEquals(Duration.ZERO, lag.lag());
  }

  @Test
  void aConsumerThatStandsStillLagsSinceItWasFirstSeenBehind() {
    lag.look(Map.of(PARTITION, new Offsets(10, 12)));
    clock.pass(Duration.ofSeconds(1));
    lag.look(Map.of(PARTITION, new Offsets(10, 15)));
    clock.pass(Duration.ofSeconds(5));
    lag.look(Map.of(PARTITION, new Offsets(10, 20)));
    assertEquals(Duration.ofSeconds(6), lag.lag());
  }

  @Test
  void aBusyConsumerThatKeepsUpLagsByTheLastMomentOnly() {
    lag.look(Map.of(PARTITION, new Offsets(10, 12)));
    clock.pass(Duration.ofSeconds(1));
    lag.look(Map.of(PARTITION, new Offsets(12, 30)));
    clock.pass(Duration.ofSeconds(1));
    assertEquals(Duration.ofSeconds(1), lag.lag());
  }

  @Test
  void withoutALookTheLagGrows() {
    lag.look(Map.of(PARTITION, new Offsets(10, 10)));
    clock.pass(Duration.ofSeconds(7));
    assertEquals(Duration.ofSeconds(7), lag.lag());
  }
}
